/// Handles odd allocations: those at address 0 or of SIZE_MAX bytes.

#include "runtime/handles/blocks/AddressTable.h"

namespace vais::profiler {

AddressTable::OddAllocation *AddressTable::findOdd(uint64_t address) const {
  return odd_.find(addressHash(address),
                   [=](const OddAllocation &allocation) { return allocation.address == address; });
}

bool AddressTable::addOdd(uint64_t address, size_t size, size_t &replaced) {
  replaced = 0;
  if (OddAllocation *known = findOdd(address)) {
    replaced = known->size;
    known->size = size;
    return true;
  }
  if (!odd_.add({address, size, true}))
    return false;
  removeOrdinary(address, replaced);
  return true;
}

/// Adds an ordinary allocation that may replace an odd one.
bool AddressTable::addAmongOdd(uint64_t address, size_t size, size_t &replaced) {
  if (!addOrdinary(address, size, replaced))
    return false;
  if (OddAllocation *known = findOdd(address)) {
    replaced = known->size;
    odd_.erase(known);
  }
  return true;
}

bool AddressTable::removeOdd(uint64_t address, size_t &size) {
  OddAllocation *known = findOdd(address);
  if (!known)
    return false;
  size = known->size;
  odd_.erase(known);
  return true;
}

} // namespace vais::profiler
