/// time=sampled: how a call is timed.

#include "runtime/collect/timing/SampledCalls.h"

#include "runtime/collect/state/ThreadState.h"
#include "runtime/collect/timing/CpuTime.h"
#include "runtime/collect/timing/Durations.h"
#include "runtime/collect/timing/Sampling.h"
#include "runtime/collect/timing/SelfSamples.h"
#include "runtime/collect/timing/TimedCallStack.h"

namespace vais::profiler {

using namespace format;

TimingCosts gTimingCosts = {};

uint64_t beginSampledCall(Context *caller, Slot *slot, uint64_t frame, Context *origin) {
  EdgeTime &time = *timeOf(caller, slot);
  return beginDrawnCall(time, slot, frame, origin, scheduleNextTimed(*tState.thread, *slot, time),
                        TimedKind::Call);
}

uint64_t beginDrawnCall(EdgeTime &time, Slot *slot, uint64_t frame, Context *origin,
                        unsigned gapBits, TimedKind kind) {
  Thread &thread = *tState.thread;
  TimedCall *call = pushTimedCallSlowly(time, origin, frame);
  if (!call)
    return reinterpret_cast<uint64_t>(origin);
  call->gapBits = static_cast<uint16_t>(gapBits);
  call->kind = kind;
  TimedCall *self = nullptr;
  if (slot->target.get()->flags & kContextIsInCycle)
    self = beginSelfSample(thread, time, *call, slot->target.get());
  const uint64_t start =
      startStamp(thread, time.countedCalls == 0 || isLong(time, callsKnown(time)));
  call->spentBefore = thread.spentTicks;
  call->offBefore = thread.offTicks;
  call->start = start;
  if (self)
    runSelfSample(thread, *self, start);
  return call->token;
}

void endSampledCall(uint64_t token, uint64_t frame, uint64_t end, Context *left) {
  Thread &thread = *tState.thread;
  thread.lastTicks = end;
  const TimedCall self = popSelfSample(thread, token, frame);
  const TimedCall call = popTimedCall(thread, token, frame, /*isDrawn=*/true);
  if (!call.time.value)
    return noticeMovedStack(thread, reinterpret_cast<Context *>(token & ~kTimedToken));
  EdgeTime &time = *call.time.get();
  const uint64_t elapsed = end - call.start;
  const uint64_t spent = thread.spentTicks - call.spentBefore;
  afterEndStamp(thread, elapsed);
  const int64_t off = notMoreThan(elapsed, thread.offTicks - call.offBefore);
  const uint64_t on = elapsed - static_cast<uint64_t>(off);
  const bool isOfSite = call.kind == TimedKind::SiteCall;
  const uint64_t stamps = isOfSite ? gTimingCosts.siteStamps : gTimingCosts.stamps;
  const uint64_t cost = stamps + (spent >> kCostBits);
  addCall(time, call.gapBits, on > cost ? on - cost : 0, off);
  countDuration(time, elapsed > cost ? elapsed - cost : 0, uint64_t(1) << call.gapBits);
  if (self.time.value)
    endSelfSample(thread, self, call.gapBits, end, left);
  const uint64_t nested = isOfSite ? gTimingCosts.nestedSiteCall : gTimingCosts.nestedCall;
  spendOnCall(thread, time, call.gapBits, nested);
}

} // namespace vais::profiler
