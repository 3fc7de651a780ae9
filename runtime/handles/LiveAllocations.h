/// Allocations: their totals, and which are live.
///
/// Not safe between threads. The owner calls clear() at the end.

#ifndef VAIS_PROFILER_HANDLES_LIVEALLOCATIONS_H
#define VAIS_PROFILER_HANDLES_LIVEALLOCATIONS_H

#include "MappedTable.h"

namespace vais::profiler {

class LiveAllocations {
public:
  constexpr LiveAllocations() = default;

  /// Counts an allocation. One that is live at the address is taken for freed. Without memory it
  /// is not counted at all: its deallocation could not be.
  void add(size_t size, uint64_t address);

  /// Ends the allocation at the address, if one is live there.
  void remove(uint64_t address);

  void clear();

  /// Calls `visit(address, size)` for each live one, in no order.
  template <class Visit> void forEach(Visit visit) const {
    if (isZeroLive_)
      visit(uint64_t(0), zeroSize_);
    live_.forEach([&](const Allocation &each) { visit(each.address, each.size); });
  }

  /// Allocations counted.
  size_t total() const { return total_; }
  /// Their bytes; SIZE_MAX when they are more.
  size_t totalBytes() const { return clamp(totalBytes_); }
  /// Bytes of the live ones; SIZE_MAX when they are more.
  size_t currentBytes() const { return clamp(currentBytes_); }
  /// The most that were live at a time; SIZE_MAX when they are more.
  size_t peakBytes() const { return clamp(peakBytes_); }

private:
  struct Allocation {
    uint64_t address; ///< not 0
    size_t size;

    bool isFree() const { return !address; }
    uint64_t hash() const { return spreadBits(address); }
  };
  /// Sizes come from the caller: two of them may exceed 64 bits.
  using Bytes = unsigned __int128;

  static size_t clamp(Bytes bytes) {
    return bytes > SIZE_MAX ? SIZE_MAX : static_cast<size_t>(bytes);
  }
  Allocation *find(uint64_t address);
  bool makeLive(size_t size, uint64_t address);

  MappedTable<Allocation> live_;
  /// The one at address 0, which the table cannot hold.
  bool isZeroLive_ = false;
  size_t zeroSize_ = 0;

  size_t total_ = 0;
  Bytes totalBytes_ = 0;
  Bytes currentBytes_ = 0;
  Bytes peakBytes_ = 0;
};

} // namespace vais::profiler

#endif
