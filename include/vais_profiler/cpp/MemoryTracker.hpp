/// The memory use recorded in a snapshot.

#ifndef VAIS_PROFILER_CPP_MEMORYTRACKER_HPP
#define VAIS_PROFILER_CPP_MEMORYTRACKER_HPP

#include "Snapshot.hpp"

VAIS_PROFILER_CPP_BEGIN

/// A live allocation.
struct LiveAllocation {
  std::size_t address;
  std::size_t size;
};

class MemoryTracker {
public:
  explicit MemoryTracker(Snapshot snapshot)
      : snapshot_(std::move(snapshot)), stats_(snapshot_.stats()) {}

  std::size_t totalAllocations() const noexcept { return stats_.total_allocations; }
  std::size_t totalAllocatedBytes() const noexcept { return stats_.total_allocated_bytes; }
  std::size_t currentAllocatedBytes() const noexcept { return stats_.current_allocated_bytes; }
  std::size_t peakAllocatedBytes() const noexcept { return stats_.peak_allocated_bytes; }

  /// In bytes; 0 if there are no allocations.
  double averageAllocationSize() const noexcept {
    return stats_.total_allocations ? static_cast<double>(stats_.total_allocated_bytes) /
                                          static_cast<double>(stats_.total_allocations)
                                    : 0;
  }

  /// Returns at most `limit` of the live allocations that the program recorded, the largest first.
  std::vector<LiveAllocation> liveAllocations(std::size_t limit = kAll) const {
    std::vector<LiveAllocation> live;
    for (const VaisProfileAllocation &each :
         Snapshot::fetch<VaisProfileAllocation>(limit, [this](auto *array, std::size_t capacity) {
           return vais_profiler_snapshot_live_allocations(snapshot_.handle(), array, capacity);
         }))
      live.push_back({each.address, each.size});
    return live;
  }

private:
  Snapshot snapshot_;
  VaisProfileStats stats_;
};

VAIS_PROFILER_CPP_END

#endif
