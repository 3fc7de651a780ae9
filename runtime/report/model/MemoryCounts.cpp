/// Adds up what is known about memory.

#include "runtime/report/model/MemoryCounts.h"

namespace vais::profiler {

void MemoryCounts::addMemory(const MemoryCounts &from) {
  allocations += from.allocations;
  allocatedBytes += from.allocatedBytes;
  deallocations += from.deallocations;
  failedAllocations += from.failedAllocations;
  reallocations += from.reallocations;
  live.add(from.live);
  liveBytes.add(from.liveBytes);
  atPeak.add(from.atPeak);
  bytesAtPeak.add(from.bytesAtPeak);
  temporary.add(from.temporary);
  ended += from.ended;
  lifetimeNs += from.lifetimeNs;
  lifetimeCalls += from.lifetimeCalls;
  missedFrees += from.missedFrees;
  unseenFrees += from.unseenFrees;
}

} // namespace vais::profiler
