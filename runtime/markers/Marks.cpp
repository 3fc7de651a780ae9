/// Records marks.

#include "runtime/markers/Marks.h"

#include "runtime/collect/clock/Ticks.h"

namespace vais::profiler {

using namespace format;

/// Drops every other time. The times that are kept are those of the marks whose number, counted
/// from 0, is a multiple of twice the previous step.
static void thinOut(ThreadMarkers &thread) {
  if (interruptsSlowPath())
    return;
  const SlowPath slowPath;
  if (thread.markTimes < kMostMarkTimes)
    return; // a signal handler has already done so
  for (uint64_t i = 0; i < kMostMarkTimes / 2; ++i)
    thread.times[i] = thread.times[2 * i];
  ++thread.markShift;
  thread.markTimes = kMostMarkTimes / 2;
}

void setMark(MarkerState &state, Marker &marker) {
  ThreadMarkers &thread = state.recorded;
  __atomic_fetch_add(&marker.marks, 1, __ATOMIC_RELAXED);
  // Atomic with respect to signal handlers, which may run between any two steps; no other thread
  // writes here.
  const uint64_t number = __atomic_fetch_add(&thread.marks, 1, __ATOMIC_RELAXED);
  if (number % (uint64_t(1) << thread.markShift))
    return;
  const uint64_t place = __atomic_fetch_add(&thread.markTimes, 1, __ATOMIC_RELAXED);
  if (place < kMostMarkTimes) {
    MarkTime &time = thread.times[place];
    time.marker.value = 0;
    time.ticks = readTicks();
    __atomic_store_n(&time.marker.value, reinterpret_cast<uint64_t>(&marker), __ATOMIC_RELEASE);
  }
  if (place + 1 >= kMostMarkTimes)
    thinOut(thread);
}

} // namespace vais::profiler
