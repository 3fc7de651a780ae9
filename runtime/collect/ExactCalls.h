/// time=exact: every call is timed, at little more than the cost of its two time stamps. An edge
/// gathers the plain distances of its calls' stamps; whoever reads it takes the costs off.
///
/// Where the processor's counter is the clock an exact edge's Slot::nextTimed is 0, and the inline
/// functions here are all there is to it.

#ifndef VAIS_PROFILER_COLLECT_EXACTCALLS_H
#define VAIS_PROFILER_COLLECT_EXACTCALLS_H

#include "runtime/collect/CpuTime.h"
#include "runtime/collect/Durations.h"
#include "runtime/collect/ThreadState.h"
#include "runtime/collect/Ticks.h"
#include "runtime/collect/TimedCallStack.h"

namespace vais::profiler {

/// As beginExactCall, on any clock and whatever the stack looks like. Where the processor's counter
/// is the clock, later calls of the edge take beginExactCall's way unless they are long.
uint64_t beginExactCallSlowly(format::Context *caller, format::Slot *slot, uint64_t frame);

/// Puts a call of the edge that `time` belongs to on the stack, its start still to be stamped; null
/// when that is not plain sailing.
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

/// Begins to time a call; `frame` is a stack address of it. `slowly` is where to go when it is not
/// plain sailing. Returns the token. Takes the time stamp last. Safe in signal handlers.
template <class Slowly>
inline uint64_t beginExactCall(format::Context *caller, format::Slot *slot, uint64_t frame,
                               Slowly slowly) {
  format::TimedCall *call = tryPushExactCall(*timeOf(caller, slot), caller, frame);
  if (__builtin_expect(!call, 0))
    return slowly(caller, slot, frame);
  call->start = readCounter();
  return reinterpret_cast<uint64_t>(caller) | kTimedToken;
}

/// What is known of the time that a thread was off the processor between its newest look at the CPU
/// clock and the end of a call, in ticks. Where the look came after the call's beginning, nothing
/// is earlier.
struct ExactWait {
  int64_t off;     ///< all of it
  int64_t earlier; ///< from the look to the beginning of the call
  int64_t elapsed; ///< from there to its end
  int64_t usual;   ///< what the edge's calls take on the processor; 0: none has ended
};

/// What of it was inside the call: what the call took beyond the usual, as far as that agrees with
/// the room there was before it. An edge whose calls are usually long looks at both ends and asks
/// for no such guess, so a call that is far longer than the others has most likely waited.
int64_t offTicksOf(const ExactWait &wait);

/// Adds a call that took so long that it may have waited. What it needs comes in registers: in
/// memory, the hook would make room for it in every call.
void endLongExactCall(format::Thread &thread, format::EdgeTime &time, uint64_t start,
                      int64_t offBefore, uint64_t end);

/// Ends the timed call that `token` belongs to, with the stamp `end`.
inline void endExactCall(uint64_t token, uint64_t frame, uint64_t end) {
  format::Thread &thread = *tState.thread;
  thread.lastTicks = end;
  const format::TimedCall call = popTimedCall(thread, token, frame);
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
