/// time=sampled: which calls are timed, and what is learned of them.

#include "SampledCalls.h"

#include "Interruptions.h"
#include "Random.h"
#include "ThreadState.h"
#include "Ticks.h"
#include "TimedCallStack.h"

namespace vais::profiler {

using namespace format;

TimingCosts gTimingCosts = {};

/// Decides about the edge's next timed call; returns whether this one is of the counted stretch.
static bool schedule(Thread &thread, Slot &slot) {
  const bool isCounted = slot.calls <= kCountedCalls;
  slot.nextTimed =
      slot.calls < kCountedCalls ? slot.calls + 1 : slot.calls + nextGap(thread.random);
  return isCounted;
}

uint64_t beginSampledCall(Context *caller, Slot *slot, uint64_t frame) {
  Thread &thread = *tState.thread;
  const bool isCounted = schedule(thread, *slot);
  TimedCall *call = pushTimedCallSlowly(caller, slot, frame);
  if (!call)
    return reinterpret_cast<uint64_t>(caller);
  call->timedBefore = thread.timedCalls;
  call->isCounted = isCounted;
  call->interruptions = countInterruptions();
  call->start = startTicks();
  return call->token;
}

/// A drawn call stands for 64 others: a short one that was preempted would make all of them long.
/// A long one cannot expect to run without a break; there the break belongs to the wall time.
static bool isLeftOut(const EdgeTime &time, const TimedCall &call) {
  if (call.isCounted || countInterruptions() == call.interruptions)
    return false;
  const uint64_t calls = time.countedCalls + time.sampledCalls;
  const uint64_t ticks = time.countedTicks + time.sampledTicks;
  return calls > 0 && ticks / calls < gTimingCosts.longCall;
}

void endSampledCall(uint64_t token, uint64_t frame, uint64_t end) {
  Thread &thread = *tState.thread;
  thread.lastTicks = end;
  const TimedCall call = popTimedCall(thread, token, frame);
  if (!call.time.value)
    return;
  const uint64_t nested = thread.timedCalls++ - call.timedBefore;
  EdgeTime &time = *call.time.get();
  if (isLeftOut(time, call)) {
    ++time.interruptedCalls;
    return;
  }
  const uint64_t cost = gTimingCosts.stamps + (nested * gTimingCosts.nestedCall >> kCostBits);
  const uint64_t elapsed = end - call.start;
  const uint64_t ticks = elapsed > cost ? elapsed - cost : 0;
  const double square = static_cast<double>(ticks) * static_cast<double>(ticks);
  ++(call.isCounted ? time.countedCalls : time.sampledCalls);
  (call.isCounted ? time.countedTicks : time.sampledTicks) += ticks;
  (call.isCounted ? time.countedSquares : time.sampledSquares) += square;
}

uint64_t nextGap(uint64_t &random) {
  // A geometric variate is the floor of an exponential one (Devroye 1986, X.2).
  constexpr double kMinusLogRest = 0.015748356968139112; // -ln(1 - kSampledShare)
  return 1 + static_cast<uint64_t>(drawExponential(random) / kMinusLogRest);
}

} // namespace vais::profiler
