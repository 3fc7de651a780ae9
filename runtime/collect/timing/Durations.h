/// How long the timed calls of each function took: a histogram, kept by the thread that made them.
///
/// Its groups are made eight at a time, when a call first falls into one of them. Most functions
/// need three or four times eight: 256 bytes and 64 bytes each. A call is counted by one addition,
/// so that a kill at any moment leaves it in one group or in none.

#ifndef VAIS_PROFILER_COLLECT_DURATIONS_H
#define VAIS_PROFILER_COLLECT_DURATIONS_H

#include "runtime/collect/state/ThreadState.h"

#include "contracts/ProfileFormat.h"

#include <cstdint>

namespace vais::profiler {

/// Counts a call of the edge that took `ticks`, at most kLongestDuration, `weight` times, and
/// returns true, or returns false if none has taken about so long yet. May be called at any time.
/// Exact calls pass here: it is durationGroup() in as few instructions as possible.
inline bool tryCountDuration(const format::EdgeTime &time, uint64_t ticks, uint64_t weight) {
  constexpr unsigned kBits = format::kDurationBits;
  const uint64_t raised = ticks + (1u << kBits);
  const unsigned doubling = 63 - kBits - static_cast<unsigned>(__builtin_clzll(raised));
  const int64_t distance = time.durations.get()->counts[doubling];
  if (__builtin_expect(distance == 0, 0))
    return false;
  auto *counts = reinterpret_cast<uint64_t *>(time.durations.value) + distance;
  addToCounter(counts[(raised >> doubling) - (1u << kBits)], weight);
  return true;
}

/// Makes room for calls that took about so long, and counts this one; if there is no memory, counts
/// it as dropped.
void countFirstDuration(const format::EdgeTime &time, uint64_t ticks, uint64_t weight);

/// Counts a call of the edge that took `ticks`, `weight` times. A negative duration, of a clock
/// that went back, counts as 0. Only for the owner; safe in signal handlers.
inline void countDuration(const format::EdgeTime &time, uint64_t ticks, uint64_t weight) {
  const uint64_t passed = static_cast<int64_t>(ticks) < 0 ? 0 : ticks;
  if (__builtin_expect(!tryCountDuration(time, passed, weight), 0))
    countFirstDuration(time, passed, weight);
}

/// Sets all counts of the thread to zero.
void clearDurations(format::Thread &thread);

} // namespace vais::profiler

#endif
