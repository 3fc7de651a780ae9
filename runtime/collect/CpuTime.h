/// Time on and off the processor: waiting or preempted time is nobody's self time.
///
/// While a thread is not interrupted it is on the processor, and the clock of its time stamps tells
/// all. So its CPU clock, a system call, is looked at only when something came between: an
/// interruption that rseq shows, or so much time that one may have gone unseen.

#ifndef VAIS_PROFILER_COLLECT_CPUTIME_H
#define VAIS_PROFILER_COLLECT_CPUTIME_H

#include "runtime/collect/Interruptions.h"
#include "runtime/collect/Ticks.h"

#include "contracts/ProfileFormat.h"

namespace vais::profiler {

/// Durations in ticks, by the rate of the process's clock. Set when the session begins.
struct CpuTimeLimits {
  uint64_t longCall;   ///< a call this long may wait: its end looks at the CPU clock. 60 µs
  uint64_t staleAfter; ///< without a sign of an interruption, look again
};
extern CpuTimeLimits gCpuTimeLimits __attribute__((visibility("hidden")));

/// Sets the limits and, in the header, the rate of the clock.
void prepareCpuTime(format::Header &header);

/// The owner of `thread` has become so, or goes on as it in a forked process.
void beginCpuTime(format::Thread &thread);

/// Looks at the CPU clock and sets offTicks of the calling thread. Safe in signal handlers: what
/// is written depends on nothing that was written before. In a sandbox that clock is not looked at:
/// from then on all time counts as spent on the processor.
void lookAtCpuTime(format::Thread &thread);

struct ThreadMoment {
  uint64_t ticks;
  int64_t offTicks; ///< spent off the processor by then
};

/// Now, for a thread of this process; its newest sign of life when its owner is gone. From any
/// thread.
ThreadMoment momentOf(const format::Thread &thread);

/// Stamps the end of all threads.
void endCpuTime(format::Header &header);

/// The first stamp of a timed call, for which offTicks is then true. `mayWait` says that calls of
/// its kind may leave the processor.
inline uint64_t startStamp(format::Thread &thread, bool mayWait) {
  if (mayWait || wasInterrupted())
    lookAtCpuTime(thread);
  const uint64_t start = orderedTicks();
  if (__builtin_expect(start - thread.cpuLookedAt < gCpuTimeLimits.staleAfter, 1))
    return start;
  lookAtCpuTime(thread);
  return orderedTicks();
}

/// Makes offTicks true after the last stamp of a call that took `elapsed` ticks.
inline void afterEndStamp(format::Thread &thread, uint64_t elapsed) {
  if (__builtin_expect(wasInterrupted() || elapsed > gCpuTimeLimits.longCall, 0))
    lookAtCpuTime(thread);
}

/// Of `elapsed` ticks, those off the processor, which are said to be `off`.
inline int64_t notMoreThan(uint64_t elapsed, int64_t off) {
  const auto all = static_cast<int64_t>(elapsed);
  return off < all ? off : all;
}

/// For its lifetime, adds to what timing costs the calls that are open. What a sampled call waits
/// meanwhile is known from the CPU clock already, and is not taken off it twice.
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
