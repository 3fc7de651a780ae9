/// Self times of calls in mutual recursion, measured directly.

#include "runtime/collect/timing/SelfSamples.h"

#include "runtime/collect/arena/Arena.h"
#include "runtime/collect/state/ThreadState.h"
#include "runtime/collect/timing/CpuTime.h"
#include "runtime/collect/timing/SampledCalls.h"
#include "runtime/collect/timing/Sampling.h"
#include "runtime/collect/timing/TimedCallStack.h"

namespace vais::profiler {

using namespace format;

namespace {

StandIn *makeStandIn(Thread &thread, EdgeTime &time, Context *target) {
  if (interruptsSlowPath())
    return nullptr;
  const SlowPath slowPath;
  if (time.standIn.value)
    return time.standIn.get();
  auto *standIn =
      static_cast<StandIn *>(allocateContext(thread, target->function.value, sizeof(StandIn)));
  if (!standIn)
    return nullptr;
  standIn->context.flags = kContextIsStandIn;
  standIn->context.function = target->function;
  standIn->context.parent.set(target);
  time.standIn.set(standIn);
  return standIn;
}

/// Makes the call sites of the stand-in further ones of the context that it stands for, because the
/// call that runs there may go on for long.
void giveUp(Thread &thread, Context &standIn) {
  if (isGivenUp(standIn) || interruptsSlowPath())
    return;
  const SlowPath slowPath;
  standIn.flags |= kContextIsGivenUp;
  addToContexts(thread, standIn);
  const uint32_t sites = standIn.function.get()->callSites;
  for (uint32_t i = 0; i < sites; ++i) {
    CallSite &site = siteOf(standIn, i);
    site.remaining = 0;
    __atomic_store_n(&site.edge, standIn.parent.value | kUnusedSite, __ATOMIC_RELEASE);
  }
}

/// Stops a running clock or starts a stopped one. The former holds the start, the latter the time
/// so far, and each is the present less the other.
void turn(const Thread &thread, TimedCall &self, uint64_t now) {
  self.start = now - self.start;
  self.offBefore = thread.offTicks - self.offBefore;
}

/// Returns the sample that runs in `standIn`, or null if it is not on top of the stack.
TimedCall *sampleOf(Thread &thread, const Context &standIn, uint64_t frame) {
  TimedCall *top = liveTop(thread, frame);
  thread.timedTop.set(top);
  const bool isIt = top->frame != UINT64_MAX && top->kind == TimedKind::Self &&
                    &top->time.get()->standIn.get()->context == &standIn;
  return isIt ? top : nullptr;
}

} // namespace

TimedCall *beginSelfSample(Thread &thread, EdgeTime &time, const TimedCall &call, Context *target) {
  StandIn *standIn = time.standIn.value ? time.standIn.get() : makeStandIn(thread, time, target);
  const bool isOfUse = standIn && !isGivenUp(standIn->context);
  TimedCall *self = isOfUse ? pushTimedCallSlowly(time, nullptr, call.frame) : nullptr;
  if (!self)
    return nullptr;
  self->kind = TimedKind::Self;
  self->token = call.token;
  self->clock = SelfClock::Spoilt;
  self->spentBefore = 0;
  tState.current = &standIn->context;
  return self;
}

void runSelfSample(const Thread &thread, TimedCall &self, uint64_t start) {
  self.start = start;
  self.offBefore = thread.offTicks;
  self.clock = SelfClock::Running;
}

TimedCall popSelfSample(Thread &thread, uint64_t token, uint64_t frame) {
  TimedCall *top = liveTop(thread, frame);
  while (top->frame == frame && top->token != token)
    top = dropTimedCall(top);
  thread.timedTop.set(top);
  if (top->frame == UINT64_MAX || top->kind != TimedKind::Self || top->token != token)
    return {};
  return takeTop(thread, *top, /*isDrawn=*/true);
}

void endSelfSample(Thread &thread, const TimedCall &self, unsigned gapBits, uint64_t end,
                   Context *left) {
  StandIn &standIn = *self.time.get()->standIn.get();
  if (self.clock != SelfClock::Running || left != &standIn.context) {
    ++(self.spentBefore > kMostStretches ? standIn.abandonedCalls : standIn.droppedCalls);
    return;
  }
  TimedCall clock = self;
  turn(thread, clock, end);
  const uint64_t elapsed = clock.start;
  const int64_t off = notMoreThan(elapsed, clock.offBefore);
  const uint64_t on = elapsed - static_cast<uint64_t>(off);
  const uint64_t cost = gTimingCosts.stamps * (self.spentBefore + 1);
  addSample(standIn.self, gapBits, on > cost ? on - cost : 0, off);
}

void spoilSelfSample(TimedCall &self) { self.clock = SelfClock::Spoilt; }

void pauseSelfSample(Thread &thread, Context &standIn, uint64_t frame, uint64_t end) {
  TimedCall *self = sampleOf(thread, standIn, frame);
  if (!self || self->clock != SelfClock::Running)
    return;
  self->clock = SelfClock::Spoilt; // in case a handler intervenes
  if (wasInterrupted())
    lookAtCpuTime(thread);
  turn(thread, *self, end);
  self->clock = SelfClock::Stopped;
  if (++self->spentBefore <= kMostStretches)
    return;
  self->clock = SelfClock::Spoilt;
  giveUp(thread, standIn);
}

void resumeSelfSample(Thread &thread, Context &standIn, uint64_t frame) {
  TimedCall *self = sampleOf(thread, standIn, frame);
  thread.spentTicks += gTimingCosts.pausedCall;
  if (!self || self->clock != SelfClock::Stopped || isGivenUp(standIn)) {
    if (self)
      self->clock = SelfClock::Spoilt;
    tState.current = standIn.parent.get();
    return;
  }
  tState.current = &standIn;
  self->clock = SelfClock::Spoilt;
  const uint64_t start = startStamp(thread, false);
  turn(thread, *self, start);
  self->clock = SelfClock::Running;
}

} // namespace vais::profiler
