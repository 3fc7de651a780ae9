/// What counters advance by from one reading to the next.

#ifndef VAIS_PROFILER_COLLECT_EVENTREADING_H
#define VAIS_PROFILER_COLLECT_EVENTREADING_H

#include "contracts/EventFormat.h"

namespace vais::profiler {

/// What the kernel says of a counter. It runs for less time than it is enabled if there are more
/// events than the processor has counters, which then take turns.
struct EventReading {
  uint64_t count;
  uint64_t enabledNs;
  uint64_t runningNs;
};

/// What a counter has advanced by.
struct EventAdvance {
  uint64_t count; ///< of the event, of which part was seen in runningNs
  uint64_t enabledNs;
  uint64_t runningNs;
};

/// Returns count * enabled / running without overflow, accurate to 2^-16.
inline uint64_t scaledCount(uint64_t count, uint64_t enabledNs, uint64_t runningNs) {
  constexpr unsigned kBits = 16;
  if (runningNs >= enabledNs || runningNs == 0)
    return count;
  const uint64_t ratio = (enabledNs << kBits) / runningNs;
  uint64_t scaled;
  if (!__builtin_mul_overflow(count, ratio, &scaled))
    return scaled >> kBits;
  return (count >> kBits) * ratio;
}

/// Returns what the counter has advanced by since it was last looked at, and remembers the reading.
/// As long as an event waits for its turn, nothing is known of it: the next reading then tells of
/// all the time since. Safe in signal handlers; no vector registers.
inline EventAdvance advanceTo(format::EventTotal &total, const EventReading &reading) {
  const EventAdvance seen = {reading.count - total.lastCount,
                             reading.enabledNs - total.lastEnabledNs,
                             reading.runningNs - total.lastRunningNs};
  if (static_cast<int64_t>(seen.count) < 0 || (seen.runningNs == 0 && seen.enabledNs > 0))
    return {0, 0, 0};
  total.lastCount = reading.count;
  total.lastEnabledNs = reading.enabledNs;
  total.lastRunningNs = reading.runningNs;
  return {scaledCount(seen.count, seen.enabledNs, seen.runningNs), seen.enabledNs, seen.runningNs};
}

/// Adds what a sample found to a count.
inline void addToCount(format::EventCount &sum, uint64_t count) {
  __extension__ using Wide = unsigned __int128;
  const Wide squares = (Wide(sum.squaresHigh) << 64 | sum.squares) + Wide(count) * count;
  sum.count += count;
  sum.squares = static_cast<uint64_t>(squares);
  sum.squaresHigh = static_cast<uint64_t>(squares >> 64);
}

} // namespace vais::profiler

#endif
