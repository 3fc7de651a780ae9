/// Histograms of the durations of calls, in memory of the profile.

#include "runtime/collect/timing/Durations.h"

#include "runtime/collect/arena/Arena.h"
#include "runtime/collect/timing/CpuTime.h"

namespace vais::profiler {

using namespace format;

/// Makes the counts of a doubling. Does nothing if there is no memory.
static void makeCounts(Thread &thread, FunctionDurations &durations, uint32_t doubling) {
  if (interruptsSlowPath())
    return;
  const SpentTime spent(thread);
  const SlowPath slowPath;
  if (durations.counts[doubling]) // a handler has made them
    return;
  const auto *counts = allocate<DurationCounts>(thread);
  const int64_t bytes = reinterpret_cast<int64_t>(counts) - reinterpret_cast<int64_t>(&durations);
  const auto distance = static_cast<int32_t>(bytes / kDurationUnit);
  if (counts && distance * kDurationUnit == bytes) // otherwise too far away
    __atomic_store_n(&durations.counts[doubling], distance, __ATOMIC_RELEASE);
}

void countFirstDuration(const EdgeTime &time, uint64_t ticks, uint64_t weight) {
  Thread &thread = *tState.thread;
  makeCounts(thread, *time.durations.get(), durationGroup(ticks) >> kDurationBits);
  if (!tryCountDuration(time, ticks, weight))
    addToCounter(thread.droppedDurations, weight);
}

void clearDurations(Thread &thread) {
  const DurationTable *table = thread.durations.get();
  for (uint32_t entry = 0; table && entry < table->capacity; ++entry) {
    FunctionDurations *durations = table->entries[entry].get();
    for (uint32_t i = 0; durations && i < kDoublings; ++i)
      if (const int64_t distance = durations->counts[i])
        *reinterpret_cast<DurationCounts *>(reinterpret_cast<int64_t>(durations) +
                                            distance * kDurationUnit) = DurationCounts();
  }
  thread.droppedDurations = 0;
}

} // namespace vais::profiler
