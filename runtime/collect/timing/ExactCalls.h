/// time=exact: every call is timed, at little more than the cost of its two time stamps. An edge
/// sums up the plain distances between the stamps of its calls, from which readers subtract the
/// costs.
///
/// If the processor's counter is the clock, Slot::nextTimed of an exact edge is 0, and the inline
/// functions here do all the work.

#ifndef VAIS_PROFILER_COLLECT_EXACTCALLS_H
#define VAIS_PROFILER_COLLECT_EXACTCALLS_H

#include "runtime/collect/clock/Ticks.h"
#include "runtime/collect/state/ThreadState.h"
#include "runtime/collect/timing/CpuTime.h"
#include "runtime/collect/timing/Durations.h"
#include "runtime/collect/timing/TimedCallStack.h"

namespace vais::profiler {

/// Like beginExactCall, but for any clock and any state of the stack. If the processor's counter is
/// the clock, later calls of the edge use beginExactCall unless they are long.
uint64_t beginExactCallSlowly(format::Context *caller, format::Slot *slot, uint64_t frame);

/// Pushes a call of the edge that `time` belongs to; its start is still to be stamped. Returns null
/// if calls were left behind on the stack or the block is full.
inline format::TimedCall *tryPushExactCall(format::EdgeTime &time, format::Context *caller,
                                           uint64_t frame) {
  format::Thread &thread = *tState.thread;
  format::TimedCall *top = thread.timedTop.get();
  if (__builtin_expect(top->frame < frame || endsTimedBlock(top), 0))
    return nullptr;
  pushTimedCall(thread, top + 1, time, caller, frame);
  top[1].offBefore = thread.offTicks;
  return top + 1;
}

/// Begins to time a call; `frame` is a stack address of it. `slowly` is called instead if the call
/// cannot simply be pushed. Returns the token. Takes the time stamp last. Safe in signal handlers.
template <class Slowly>
inline uint64_t beginExactCall(format::Context *caller, format::Slot *slot, uint64_t frame,
                               Slowly slowly) {
  format::TimedCall *call = tryPushExactCall(*timeOf(caller, slot), caller, frame);
  if (__builtin_expect(!call, 0))
    return slowly(caller, slot, frame);
  call->start = readCounter();
  return reinterpret_cast<uint64_t>(caller) | kTimedToken;
}

/// What is known about the time that a thread was off the processor between its last look at the
/// CPU clock and the end of a call, in ticks. If the look came after the beginning of the call,
/// `earlier` is 0.
struct ExactWait {
  int64_t off;     ///< all of it
  int64_t earlier; ///< from the look to the beginning of the call
  int64_t elapsed; ///< from the beginning of the call to its end
  int64_t usual;   ///< what the edge's calls usually take on the processor; 0 if none has ended
};

/// Estimates how much of it was inside the call: the time by which the call exceeded the usual,
/// limited to what is possible given the time before the call. Edges whose calls are usually long
/// look at the clock at both ends and need no estimate, so a call that is far longer than the
/// others has most likely waited.
int64_t offTicksOf(const ExactWait &wait);

/// Adds a call that took so long that it may have waited. The arguments are passed in registers,
/// because the hook would otherwise reserve stack space for them in every call.
void endLongExactCall(format::Thread &thread, format::EdgeTime &time, uint64_t start,
                      int64_t offBefore, uint64_t end);

/// Ends the timed call that `token` belongs to, with the stamp `end`.
inline void endExactCall(uint64_t token, uint64_t frame, uint64_t end) {
  format::Thread &thread = *tState.thread;
  thread.lastTicks = end;
  const format::TimedCall call = popTimedCall(thread, token, frame, /*isDrawn=*/false);
  format::EdgeTime *time = call.time.get();
  if (__builtin_expect(!time, 0))
    return noticeMovedStack(thread, reinterpret_cast<format::Context *>(token & ~kTimedToken));
  const uint64_t elapsed = end - call.start;
  if (__builtin_expect(elapsed > gCpuTimeLimits.longCall, 0))
    return endLongExactCall(thread, *time, call.start, call.offBefore, end);
  time->countedTicks += elapsed;
  countDuration(*time, elapsed, 1);
}

} // namespace vais::profiler

#endif
