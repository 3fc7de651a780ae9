/// Following allocations.

#include "LiveAllocations.h"

namespace vais::profiler {

void LiveAllocations::add(size_t size, uint64_t address) {
  if (!makeLive(size, address))
    return;
  ++total_;
  totalBytes_ += size;
  currentBytes_ += size;
  if (currentBytes_ > peakBytes_)
    peakBytes_ = currentBytes_;
}

void LiveAllocations::remove(uint64_t address) {
  if (address == 0) {
    currentBytes_ -= isZeroLive_ ? zeroSize_ : 0;
    isZeroLive_ = false;
    return;
  }
  Allocation *allocation = find(address);
  if (!allocation)
    return;
  currentBytes_ -= allocation->size;
  live_.erase(allocation);
}

LiveAllocations::Allocation *LiveAllocations::find(uint64_t address) {
  return live_.find(spreadBits(address),
                    [=](const Allocation &allocation) { return allocation.address == address; });
}

/// Notes the allocation as live, taking off the bytes of the one that it replaces.
bool LiveAllocations::makeLive(size_t size, uint64_t address) {
  if (address == 0) {
    remove(0);
    isZeroLive_ = true;
    zeroSize_ = size;
    return true;
  }
  Allocation *replaced = find(address);
  if (!replaced)
    return live_.add({address, size}) != nullptr;
  currentBytes_ -= replaced->size;
  replaced->size = size;
  return true;
}

void LiveAllocations::clear() {
  live_.clear();
  isZeroLive_ = false;
  total_ = 0;
  totalBytes_ = currentBytes_ = peakBytes_ = 0;
}

} // namespace vais::profiler
