/// Maps the addresses of live allocations to their sizes.
///
/// Allocators return the same addresses again and again. An allocation that has ended therefore
/// keeps its entry for the next one at its address until the table is full.
///
/// Not thread-safe. The owner must call clear() at the end.

#ifndef VAIS_PROFILER_HANDLES_ADDRESSTABLE_H
#define VAIS_PROFILER_HANDLES_ADDRESSTABLE_H

#include "runtime/base/Hash.h"
#include "runtime/base/MappedTable.h"

namespace vais::profiler {

class AddressTable {
public:
  constexpr AddressTable() = default;

  /// Adds a live allocation. `replaced` receives the size of the allocation that it replaces, or 0
  /// if there is none. Returns false if there is no memory.
  bool add(uint64_t address, size_t size, size_t &replaced) {
    if (__builtin_expect(isOdd(address, size), 0))
      return addOdd(address, size, replaced);
    if (__builtin_expect(odd_.count() != 0, 0))
      return addAmongOdd(address, size, replaced);
    return addOrdinary(address, size, replaced);
  }

  /// Ends the allocation at `address` and sets `size` to its size. Returns false if none is live
  /// there.
  bool remove(uint64_t address, size_t &size) {
    if (__builtin_expect(odd_.count() != 0, 0) && removeOdd(address, size))
      return true;
    return removeOrdinary(address, size);
  }

  void clear() {
    allocations_.clear();
    odd_.clear();
  }

  /// Calls `visit(address, size)` for each live allocation, in no particular order.
  template <class Visit> void forEach(Visit visit) const {
    odd_.forEach([&](const OddAllocation &live) { visit(live.address, live.size); });
    allocations_.forEach([&](const Allocation &live) {
      if (live.size != kEnded)
        visit(live.address, live.size);
    });
  }

private:
  static constexpr size_t kEnded = SIZE_MAX;

  static uint64_t addressHash(uint64_t address) { return hashOf(address ^ address >> 32); }

  struct Allocation {
    uint64_t address; ///< not 0
    size_t size;      ///< kEnded if it is no longer live

    bool isFree() const { return !address; }
    uint64_t hash() const { return addressHash(address); }
  };
  struct KeepLive {
    bool operator()(const Allocation &allocation) const { return allocation.size != kEnded; }
  };

  /// An allocation that an Allocation could not distinguish from an empty entry or from one that
  /// has ended.
  struct OddAllocation {
    uint64_t address;
    size_t size;
    bool isLive;

    bool isFree() const { return !isLive; }
    uint64_t hash() const { return addressHash(address); }
  };
  static bool isOdd(uint64_t address, size_t size) { return address == 0 || size == kEnded; }

  Allocation *find(uint64_t address) const {
    return allocations_.find(addressHash(address), [=](const Allocation &allocation) {
      return allocation.address == address;
    });
  }
  bool addOrdinary(uint64_t address, size_t size, size_t &replaced) {
    replaced = 0;
    Allocation *known = find(address);
    if (__builtin_expect(!known, 0))
      return allocations_.add({address, size}) != nullptr;
    if (__builtin_expect(known->size != kEnded, 0))
      replaced = known->size;
    known->size = size;
    return true;
  }
  bool removeOrdinary(uint64_t address, size_t &size) {
    Allocation *known = find(address);
    if (__builtin_expect(!known || known->size == kEnded, 0))
      return false;
    size = known->size;
    known->size = kEnded;
    return true;
  }
  OddAllocation *findOdd(uint64_t address) const;
  bool addOdd(uint64_t address, size_t size, size_t &replaced);
  bool addAmongOdd(uint64_t address, size_t size, size_t &replaced);
  bool removeOdd(uint64_t address, size_t &size);

  MappedTable<Allocation, KeepLive> allocations_;
  MappedTable<OddAllocation> odd_;
};

} // namespace vais::profiler

#endif
