/// time=exact in calls of bodies: what nearly every one of them needs.
///
/// This file is compiled without vector registers, so that whoever calls it need not save those in
/// which arguments and results are.

#include "runtime/collect/ContextTree.h"
#include "runtime/collect/ExactCalls.h"
#include "runtime/collect/OwnProcess.h"
#include "runtime/collect/ThreadState.h"
#include "runtime/collect/Ticks.h"
#include "runtime/collect/TimedCallStack.h"
#include "runtime/record/SiteCalls.h"

namespace vais::profiler {

using namespace format;

extern "C" {

SiteCall vais_profiler_own_enter_exactly(CallSite *site, VaisProfilerFunction *, uint64_t frame) {
  constexpr SiteCall kElsewhere = {0, nullptr};
  const uint64_t known = site->edge;
  Thread *thread = tState.thread;
  if (__builtin_expect(!gOwn.isPlainExact || !gOwn.isOn || !thread || !known || known & kUnusedSite,
                       0))
    return kElsewhere;
  SiteEdge &edge = *reinterpret_cast<SiteEdge *>(known);
  TimedCall *top = thread->timedTop.get();
  if (__builtin_expect(edge.slot.nextTimed || top->frame < frame || endsTimedBlock(top), 0))
    return kElsewhere;
  Context *caller = edge.holder.get();
  Context *target = edge.slot.target.get();
  tState.current = target;
  pushTimedCall(*thread, top + 1, *edge.time.get(), caller, frame);
  edge.slot.calls = callsOf(*site, edge);
  top[1].offBefore = thread->offTicks;
  top[1].start = readCounter();
  return {reinterpret_cast<uint64_t>(caller) | kTimedToken, target};
}

bool vais_profiler_own_exit_exactly(uint64_t token, uint64_t frame) {
  if (__builtin_expect(!gOwn.isPlainExact || !(token & kTimedToken), 0))
    return false;
  const uint64_t end = readCounter();
  Thread *thread = tState.thread;
  const TimedCall *top = thread->timedTop.get();
  const uint64_t elapsed = end - top->start;
  if (__builtin_expect(
          top->token != token || top->frame != frame || elapsed > gCpuTimeLimits.longCall, 0))
    return false;
  EdgeTime *time = top->time.get();
  tState.current = reinterpret_cast<Context *>(token & ~kTimedToken);
  thread->lastTicks = end;
  thread->timedTop = top->previous;
  time->countedTicks += elapsed;
  return true;
}
}

} // namespace vais::profiler
