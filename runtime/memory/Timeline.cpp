/// Records live bytes over time.

#include "runtime/memory/Timeline.h"

#include "runtime/collect/clock/Ticks.h"
#include "runtime/memory/MemoryLock.h"
#include "runtime/memory/MemoryState.h"

namespace vais::profiler {

using namespace format;

/// Joins each two neighbouring intervals, which makes room for as many new ones.
static void halveResolution(ProcessMemory &process) {
  TimelinePoint *points = process.timeline;
  for (unsigned i = 0; i < kTimelinePoints; ++i) {
    TimelinePoint joined = {};
    if (i < kTimelinePoints / 2) {
      const TimelinePoint &first = points[2 * i];
      const TimelinePoint &second = points[2 * i + 1];
      joined.highest = first.highest > second.highest ? first.highest : second.highest;
      joined.last = second.highest ? second.last : first.last;
    }
    points[i] = joined;
  }
  ++process.intervalShift;
}

void addToTimelineLocked(uint64_t bytes, uint64_t ticks) {
  ProcessMemory &process = *gMemory.process;
  if (ticks < process.timelineStart)
    return;
  while ((ticks - process.timelineStart) >> process.intervalShift >= kTimelinePoints)
    halveResolution(process);
  TimelinePoint &point = process.timeline[(ticks - process.timelineStart) >> process.intervalShift];
  if (bytes > point.highest)
    point.highest = bytes;
  point.last = bytes;
}

void addToTimeline(uint64_t bytes) {
  const MemoryLock lock(MemoryLock::Try);
  if (lock.isHeld())
    addToTimelineLocked(bytes, readTicks());
}

} // namespace vais::profiler
