/// Live bytes over time, in a bounded number of intervals, which double when the run outgrows them.

#ifndef VAIS_PROFILER_MEMORY_TIMELINE_H
#define VAIS_PROFILER_MEMORY_TIMELINE_H

#include <cstdint>

namespace vais::profiler {

/// About a tenth of a millisecond.
constexpr uint64_t kFirstIntervalShift = 18;

/// So many bytes are live now. Left out when another thread is at it. Any time.
void addToTimeline(uint64_t bytes);

/// The same, with the lock of ProcessMemory held.
void addToTimelineLocked(uint64_t bytes, uint64_t ticks);

} // namespace vais::profiler

#endif
