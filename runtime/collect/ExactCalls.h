/// time=exact: every call is timed, at little more than the cost of its two time stamps. An edge
/// gathers the plain distances of its calls' stamps; whoever reads it takes the costs off.
///
/// Where the processor's counter is the clock an exact edge's Slot::nextTimed is 0, and the inline
/// functions here are all there is to it.

#ifndef VAIS_PROFILER_COLLECT_EXACTCALLS_H
#define VAIS_PROFILER_COLLECT_EXACTCALLS_H

#include "ThreadState.h"
#include "Ticks.h"
#include "TimedCallStack.h"

namespace vais::profiler {

/// As beginExactCall, on any clock and whatever the stack looks like.
inline uint64_t beginExactCallSlowly(format::Context *caller, format::Slot *slot, uint64_t frame) {
  format::TimedCall *call = pushTimedCallSlowly(caller, slot, frame);
  if (!call)
    return reinterpret_cast<uint64_t>(caller);
  call->start = readTicks();
  return call->token;
}

/// Begins to time a call; `frame` is a stack address of it. `slowly` is where to go when it is not
/// plain sailing. Returns the token. Takes the time stamp last. Safe in signal handlers.
template <class Slowly>
inline uint64_t beginExactCall(format::Context *caller, format::Slot *slot, uint64_t frame,
                               Slowly slowly) {
  format::Thread &thread = *tState.thread;
  format::TimedCall *top = thread.timedTop.get();
  if (__builtin_expect(top->frame < frame || endsTimedBlock(top), 0))
    return slowly(caller, slot, frame);
  pushTimedCall(thread, top + 1, caller, slot, frame);
  top[1].start = readCounter();
  return reinterpret_cast<uint64_t>(caller) | kTimedToken;
}

/// Ends the timed call that `token` belongs to, with the stamp `end`.
inline void endExactCall(uint64_t token, uint64_t frame, uint64_t end) {
  format::Thread &thread = *tState.thread;
  thread.lastTicks = end;
  const format::TimedCall call = popTimedCall(thread, token, frame);
  if (format::EdgeTime *time = call.time.get())
    time->countedTicks += end - call.start;
}

} // namespace vais::profiler

#endif
