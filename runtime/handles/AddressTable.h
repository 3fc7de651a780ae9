/// Sizes of live allocations by their addresses.
///
/// Not safe between threads. The owner calls clear() at the end.

#ifndef VAIS_PROFILER_HANDLES_ADDRESSTABLE_H
#define VAIS_PROFILER_HANDLES_ADDRESSTABLE_H

#include "MappedTable.h"

namespace vais::profiler {

class AddressTable {
public:
  constexpr AddressTable() = default;

  /// Makes an allocation live. `replaced` receives the bytes of the one that it takes the place of,
  /// 0 without one. False when there is no memory.
  bool add(uint64_t address, size_t size, size_t &replaced) {
    replaced = 0;
    if (__builtin_expect(address == 0, 0))
      return addZero(size, replaced);
    Allocation *known = find(address);
    if (__builtin_expect(!known, 1))
      return live_.add({address, size}) != nullptr;
    replaced = known->size;
    known->size = size;
    return true;
  }

  /// Ends the allocation at the address; false when none is live there. `size` receives its bytes.
  bool remove(uint64_t address, size_t &size) {
    if (__builtin_expect(address == 0, 0))
      return removeZero(size);
    Allocation *known = find(address);
    if (__builtin_expect(!known, 0))
      return false;
    size = known->size;
    live_.erase(known);
    return true;
  }

  void clear() {
    live_.clear();
    isZeroLive_ = false;
  }

  /// Calls `visit(address, size)` for each, in no order.
  template <class Visit> void forEach(Visit visit) const {
    if (isZeroLive_)
      visit(uint64_t(0), zeroSize_);
    live_.forEach([&](const Allocation &live) { visit(live.address, live.size); });
  }

private:
  struct Allocation {
    uint64_t address; ///< not 0
    size_t size;

    bool isFree() const { return !address; }
    uint64_t hash() const { return hashOf(address); }
    /// Fibonacci hashing (Knuth, The Art of Computer Programming, vol. 3, 6.4): spreads addresses
    /// at equal distances evenly, and takes one multiplication.
    static uint64_t hashOf(uint64_t address) {
      return (address ^ address >> 32) * 0x9E3779B97F4A7C15u;
    }
  };

  Allocation *find(uint64_t address) {
    return live_.find(Allocation::hashOf(address),
                      [=](const Allocation &allocation) { return allocation.address == address; });
  }
  bool addZero(size_t size, size_t &replaced) {
    replaced = isZeroLive_ ? zeroSize_ : 0;
    isZeroLive_ = true;
    zeroSize_ = size;
    return true;
  }
  bool removeZero(size_t &size) {
    const bool wasLive = isZeroLive_;
    size = zeroSize_;
    isZeroLive_ = false;
    return wasLive;
  }

  MappedTable<Allocation> live_;
  /// The one at address 0, which the table cannot hold.
  bool isZeroLive_ = false;
  size_t zeroSize_ = 0;
};

} // namespace vais::profiler

#endif
