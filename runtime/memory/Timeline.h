/// Live bytes over time, in a bounded number of intervals, whose length doubles when the run
/// outgrows them.

#ifndef VAIS_PROFILER_MEMORY_TIMELINE_H
#define VAIS_PROFILER_MEMORY_TIMELINE_H

#include <cstdint>

namespace vais::profiler {

/// About a tenth of a millisecond.
constexpr uint64_t kFirstIntervalShift = 18;

/// Records that this many bytes are live now, unless another thread is doing so. May be called at
/// any time.
void addToTimeline(uint64_t bytes);

/// The same, with the lock of ProcessMemory held.
void addToTimelineLocked(uint64_t bytes, uint64_t ticks);

} // namespace vais::profiler

#endif
