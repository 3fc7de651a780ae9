/// The part that suffices for nearly every call of a body with time=exact and in a trace.
///
/// This file is compiled without vector registers, so that the caller need not save those that hold
/// arguments and results.

#include "runtime/collect/clock/Ticks.h"
#include "runtime/collect/contexts/ContextTree.h"
#include "runtime/collect/state/OwnProcess.h"
#include "runtime/collect/state/ThreadState.h"
#include "runtime/collect/timing/Durations.h"
#include "runtime/collect/timing/ExactCalls.h"
#include "runtime/collect/timing/TimedCallStack.h"
#include "runtime/record/SiteCalls.h"
#include "runtime/trace/TraceRecording.h"

namespace vais::profiler {

using namespace format;

namespace {

bool traceQuickly(const VaisProfilerFunction &function, uint64_t frame, SiteCall &call) {
  const uint64_t place = tTrace.openFrames;
  if (__builtin_expect(!tTrace.frames || place == kMostTraceFrames, 0))
    return false;
  const uint64_t token = tryTraceEnter(function);
  if (__builtin_expect(!token, 0))
    return false;
  tTrace.openFrames = place + 1;
  __atomic_signal_fence(__ATOMIC_SEQ_CST);
  tTrace.frames[place] = {frame, token >> 32};
  call = {token, tState.thread->root.get(), 0};
  return true;
}

bool traceExitQuickly(uint64_t token, uint64_t frame) {
  const uint64_t place = tTrace.openFrames - 1;
  if (__builtin_expect(place >= kMostTraceFrames || tTrace.frames[place].frame != frame, 0) ||
      !tryTraceExit(token))
    return false;
  tTrace.openFrames = place;
  return true;
}

/// Begins to time a call of a site, or of a function's name, whose edge is known; its start is
/// stamped where the body begins. Returns null if the call cannot simply be pushed.
TimedCall *pushExactly(Slot &slot, EdgeTime *time, Context *caller, uint64_t frame,
                       SiteCall &call) {
  TimedCall *timed = slot.nextTimed ? nullptr : tryPushExactCall(*time, caller, frame);
  if (__builtin_expect(!timed, 0))
    return nullptr;
  Context *target = slot.target.get();
  tState.current = target;
  timed->kind = TimedKind::SiteCall;
  call = {reinterpret_cast<uint64_t>(caller) | kTimedToken, target,
          reinterpret_cast<uint64_t>(&timed->start) | kPlainStamp};
  return timed;
}

bool enterNameQuickly(const VaisProfilerFunction &function, uint64_t frame, SiteCall &call) {
  Context *caller = tState.current;
  const uint64_t record = __atomic_load_n(&function.record, __ATOMIC_RELAXED);
  Slot *slot = firstSlot(caller, record);
  if (__builtin_expect(slot->function.value != record, 0) ||
      !pushExactly(*slot, timeOf(caller, slot), caller, frame, call))
    return false;
  addToCounter(slot->calls, 1);
  return true;
}

} // namespace

extern "C" {

bool vais_profiler_own_enter_quickly(CallSite *site, VaisProfilerFunction *function, uint64_t frame,
                                     SiteCall *call) {
  Thread *thread = tState.thread;
  if (!gOwn.isOn || !thread)
    return false;
  if (gOwn.isTrace)
    return traceQuickly(*function, frame, *call);
  if (__builtin_expect(!gOwn.isPlainExact, 0))
    return false;
  if (isByName(site))
    return enterNameQuickly(*function, frame, *call);
  const uint64_t known = site->edge;
  if (__builtin_expect(!known || known & kUnusedSite, 0))
    return false;
  SiteEdge &edge = *reinterpret_cast<SiteEdge *>(known);
  if (!pushExactly(edge.slot, edge.time.get(), edge.holder.get(), frame, *call))
    return false;
  edge.slot.calls = callsOf(*site, edge);
  return true;
}

bool vais_profiler_own_exit_quickly(uint64_t token, uint64_t frame) {
  if (gOwn.isTrace)
    return traceExitQuickly(token, frame);
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
  if (__builtin_expect(!tryCountDuration(*time, elapsed, 1), 0))
    return false;
  tState.current = reinterpret_cast<Context *>(token & ~kTimedToken);
  thread->lastTicks = end;
  thread->timedTop = top->previous;
  time->countedTicks += elapsed;
  return true;
}
}

} // namespace vais::profiler
