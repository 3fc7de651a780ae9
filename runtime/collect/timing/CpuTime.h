/// Time on and off the processor. Time that a thread spends waiting or preempted belongs to no
/// function's self time.
///
/// A thread that is not interrupted is on the processor, and its time stamps tell everything.
/// Reading its CPU clock takes a system call. The clock is therefore looked at only after an
/// interruption, which rseq shows, or after so much time that one may have gone unseen.

#ifndef VAIS_PROFILER_COLLECT_CPUTIME_H
#define VAIS_PROFILER_COLLECT_CPUTIME_H

#include "runtime/collect/clock/Interruptions.h"
#include "runtime/collect/clock/Ticks.h"

#include "contracts/ProfileFormat.h"

namespace vais::profiler {

/// Durations in ticks of the process's clock. Set when the session begins.
struct CpuTimeLimits {
  uint64_t longCall; ///< a call this long (60 µs) may have waited; its end looks at the CPU clock
  uint64_t staleAfter; ///< a look this old is repeated even if no interruption was seen
};
extern CpuTimeLimits gCpuTimeLimits __attribute__((visibility("hidden")));

/// Sets the limits and, in the header, the rate of the clock.
void prepareCpuTime(format::Header &header);

/// To be called by a thread that has become the owner of `thread`, or continues to be so in a
/// forked process.
void beginCpuTime(format::Thread &thread);

/// Looks at the CPU clock of the calling thread and sets its offTicks. Safe in signal handlers,
/// because the value does not depend on what was written before. In a sandbox the clock is not
/// looked at, and all time from then on counts as spent on the processor.
void lookAtCpuTime(format::Thread &thread);

struct ThreadMoment {
  uint64_t ticks;
  int64_t offTicks; ///< ticks spent off the processor by then
};

/// Returns the present moment of a thread of this process, or its last time stamp if its owner no
/// longer exists. May be called in any thread.
ThreadMoment momentOf(const format::Thread &thread);

/// Stamps the end of all threads.
void endCpuTime(format::Header &header);

/// Takes the first stamp of a timed call and makes offTicks correct for it. `mayWait` says that
/// calls of this edge may leave the processor.
inline uint64_t startStamp(format::Thread &thread, bool mayWait) {
  if (mayWait || wasInterrupted())
    lookAtCpuTime(thread);
  const uint64_t start = orderedTicks();
  if (__builtin_expect(start - thread.cpuLookedAt < gCpuTimeLimits.staleAfter, 1))
    return start;
  lookAtCpuTime(thread);
  return orderedTicks();
}

/// Makes offTicks correct after the last stamp of a call that took `elapsed` ticks.
inline void afterEndStamp(format::Thread &thread, uint64_t elapsed) {
  if (__builtin_expect(wasInterrupted() || elapsed > gCpuTimeLimits.longCall, 0))
    lookAtCpuTime(thread);
}

/// Returns how many of `elapsed` ticks were off the processor, given that this is measured as
/// `off`.
inline int64_t notMoreThan(uint64_t elapsed, int64_t off) {
  const auto all = static_cast<int64_t>(elapsed);
  return off < all ? off : all;
}

/// Adds the time of its lifetime to what timing costs the open calls. Time off the processor is
/// left out, because it is subtracted from sampled calls already.
class SpentTime {
public:
  explicit SpentTime(format::Thread &thread);
  ~SpentTime();
  SpentTime(const SpentTime &) = delete;
  SpentTime &operator=(const SpentTime &) = delete;

private:
  format::Thread &thread_;
  const uint64_t start_;
  const int64_t offBefore_;
};

} // namespace vais::profiler

#endif
