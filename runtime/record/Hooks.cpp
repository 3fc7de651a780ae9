/// The hooks that instrumented code calls. Their first lines determine what profiling costs.
///
/// No hook blocks, allocates from libc or touches errno, and each may be called in a signal
/// handler.

#include "contracts/Hooks.h"
#include "contracts/FastPath.h"

#include "runtime/collect/clock/Ticks.h"
#include "runtime/collect/contexts/ContextTree.h"
#include "runtime/collect/contexts/Pauses.h"
#include "runtime/collect/functions/FunctionRegistry.h"
#include "runtime/collect/state/OwnProcess.h"
#include "runtime/collect/state/SessionStart.h"
#include "runtime/collect/state/ThreadState.h"
#include "runtime/collect/threads/Fibres.h"
#include "runtime/collect/threads/ThreadNames.h"
#include "runtime/collect/threads/Threads.h"
#include "runtime/collect/timing/CpuTime.h"
#include "runtime/collect/timing/ExactCalls.h"
#include "runtime/collect/timing/SampledCalls.h"
#include "runtime/collect/timing/SelfSamples.h"
#include "runtime/collect/timing/TimedCallStack.h"
#include "runtime/markers/MarkerState.h"
#include "runtime/record/Calls.h"
#include "runtime/record/CopyEntries.h"
#include "runtime/record/FastState.h"
#include "runtime/record/HookTypes.h"
#include "runtime/record/RegionStack.h"
#include "runtime/trace/TraceRecording.h"

using namespace vais::profiler::format;

namespace {

Context *contextOf(Pointer token) {
  return reinterpret_cast<Context *>(reinterpret_cast<uint64_t>(token) & ~kTimedToken);
}

/// Returns the edge for a call that the fast path did not find, or null if there is no memory. The
/// edge is made if necessary, at a cost that is subtracted from the calls around it.
Slot *edgeFor(Thread &thread, Context *caller, VaisProfilerFunction &function, uint64_t frame,
              EntryHook hook) {
  uint64_t record = __atomic_load_n(&function.record, __ATOMIC_ACQUIRE);
  if (Slot *slot = record != VAIS_PROFILER_UNREGISTERED ? findEdge(caller, record) : nullptr)
    return slot;
  if (interruptsSlowPath())
    return nullptr;
  const SpentTime spent(thread);
  const SlowPath slowPath;
  if (record == VAIS_PROFILER_UNREGISTERED)
    record = registerFunction(thread, function);
  if (record == VAIS_PROFILER_UNREGISTERED)
    return nullptr;
  Slot *slot = findEdge(caller, record);
  if (!slot)
    slot = makeEdge(thread, caller, record);
  noteHookCode(thread, function, frame, hook);
  noteOwnName(thread);
  return slot;
}

__attribute__((noinline)) uint64_t beginTimedCall(Context *caller, Slot *slot, uint64_t frame) {
  if (isClockStopped()) {
    slot->nextTimed = UINT64_MAX;
    return reinterpret_cast<uint64_t>(caller);
  }
  if (!gOwn.isOn) {
    if (gSwitches.timeMode == TimeMode::Sampled)
      slot->nextTimed = slot->calls + kCallsBetweenLooks;
    return reinterpret_cast<uint64_t>(caller);
  }
  if (gSwitches.timeMode == TimeMode::Exact)
    return beginExactCallSlowly(caller, slot, frame);
  return beginSampledCall(caller, slot, frame, caller);
}

/// Begins to time a call that has been counted, if possible.
inline Pointer timeCall(Context *caller, Slot *slot, uint64_t frame) {
  const uint64_t token = slot->nextTimed == 0 && gOwn.isOn
                             ? beginExactCall(caller, slot, frame, beginTimedCall)
                             : beginTimedCall(caller, slot, frame);
  return reinterpret_cast<Pointer>(token);
}

/// Counts a call along a known edge.
inline Pointer take(Context *caller, Slot *slot, uint64_t frame) {
  tState.current = slot->target.get();
  addToCounter(slot->calls, 1);
  if (isLikely(slot->calls < slot->nextTimed))
    return caller;
  return timeCall(caller, slot, frame);
}

/// Counts a call whose edge may have to be made.
Pointer enterFrom(Thread &thread, Context *caller, VaisProfilerFunction &function, uint64_t frame,
                  EntryHook hook) {
  Slot *slot = edgeFor(thread, caller, function, frame, hook);
  if (slot)
    return take(caller, slot, frame);
  addToCounter(thread.droppedCalls, 1);
  return caller;
}

/// Counts a call out of a stand-in. The token names the stand-in, so that the exit of the call
/// returns to it.
Pointer enterFromStandIn(Thread &thread, VaisProfilerFunction &function, uint64_t frame,
                         EntryHook hook) {
  Context *standIn = tState.current;
  Context *caller = standIn->parent.get();
  tState.current = caller; // what a handler calls from here on is not part of the sample
  if (isGivenUp(*standIn))
    return enterFrom(thread, caller, function, frame, hook);
  pauseSelfSample(thread, *standIn, frame, orderedTicks());
  const auto token = reinterpret_cast<Pointer>(reinterpret_cast<uint64_t>(standIn) | kTimedToken);
  Slot *slot = edgeFor(thread, caller, function, frame, hook);
  if (!slot) {
    addToCounter(thread.droppedCalls, 1);
    return token;
  }
  tState.current = slot->target.get();
  addToCounter(slot->calls, 1);
  if (slot->calls >= slot->nextTimed && gOwn.isOn)
    beginSampledCall(caller, slot, frame, standIn);
  return token;
}

} // namespace

Thread *vais::profiler::currentThread() {
  if (tState.thread)
    return tState.thread;
  if (gRecorder || interruptsSlowPath())
    return nullptr;
  const SlowPath slowPath;
  return beginSession() ? attachThread() : nullptr;
}

namespace {

/// Enters a function in a thread that has no tree and cannot get one in this copy of the runtime:
/// passes the call on, or counts it as dropped.
Pointer enterElsewhere(VaisProfilerFunction &function, uint64_t frame) {
  if (gRecorder)
    return gRecorder->enter(function, frame);
  countDroppedCall();
  return nullptr;
}

__attribute__((noinline)) Pointer enterTree(VaisProfilerFunction &function, uint64_t frame,
                                            EntryHook hook) {
  if (!gSwitches.counts && !gRecorder) // before a thread of a child takes over a tree of its parent
    return nullptr;
  Thread *thread = currentThread();
  if (!thread)
    return enterElsewhere(function, frame);
  if (!gSwitches.counts)
    return nullptr;
  if (gSwitches.isTrace) // known only now that the session has begun
    return gOwn.isOn ? traceEnter(function) : nullptr;
  if (isUnlikely(tState.current == &gNoContext)) // a body ran that had no context
    tState.current = thread->root.get();
  if (Context *starter = starterOfStack(*thread, tState.current, frame))
    return enterFrom(*thread, starter, function, frame, hook);
  Context *caller = tState.current;
  if (isUnlikely(isStandIn(*caller)))
    return enterFromStandIn(*thread, function, frame, hook);
  return enterFrom(*thread, caller, function, frame, hook);
}

/// In a trace the current context has no edges, so that all calls come here. Otherwise, most are
/// along known edges, of a function that calls many others by name.
inline Pointer enterMissed(VaisProfilerFunction &function, uint64_t frame, EntryHook hook) {
  const uint64_t record = __atomic_load_n(&function.record, __ATOMIC_RELAXED);
  if (isLikely(gSwitches.counts && record != VAIS_PROFILER_UNREGISTERED))
    if (Slot *slot = findEdge(tState.current, record))
      return take(tState.current, slot, frame);
  if (isUnlikely(gSwitches.isTrace))
    return gOwn.isOn ? traceEnter(function) : nullptr;
  return enterTree(function, frame, hook);
}

/// For a child without a profile: only leaves the call, which was timed in the profile of the
/// parent.
void passTimedCall(Pointer token) {
  if (!gSwitches.isTrace)
    tState.current = properContext(contextOf(token));
}

__attribute__((noinline)) void endTimedCallByMode(Pointer token, uint64_t frame) {
  if (isUnlikely(isPassedOn(token)))
    return gRecorder->exit(token, frame);
  if (isUnlikely(!gOwn.isOwner))
    return passTimedCall(token);
  const bool isExact = gSwitches.timeMode == TimeMode::Exact;
  const uint64_t end = isExact ? readTicks() : orderedTicks();
  const auto value = reinterpret_cast<uint64_t>(token);
  Context *left = tState.current;
  Context *origin = contextOf(token);
  tState.current = properContext(origin);
  if (isExact)
    return endExactCall(value, frame, end);
  if (isLikely(!isStandIn(*origin)))
    return endSampledCall(value, frame, end, left);
  if (isTimedCallOnTop(*tState.thread, value, frame))
    endSampledCall(value, frame, end, left);
  resumeSelfSample(*tState.thread, *origin, frame);
}

/// Not inlined into the hook, which would save registers for it in every call.
__attribute__((noinline)) void endPlainExactCall(Pointer token, uint64_t frame) {
  const uint64_t end = readCounter();
  tState.current = contextOf(token);
  endExactCall(reinterpret_cast<uint64_t>(token), frame, end);
}

/// Ends a call that is timed or traced, as its token says.
inline void endCall(Pointer token, uint64_t frame) {
  if (gOwn.isPlainExact)
    return endPlainExactCall(token, frame);
  return gOwn.isTrace ? traceExit(token) : endTimedCallByMode(token, frame);
}

} // namespace

// Not inlined into the hooks, whose fast paths would pay for the registers that a trace needs.
__attribute__((noinline)) Pointer vais::profiler::enterSlowly(VaisProfilerFunction &function,
                                                              uint64_t frame, EntryHook hook) {
  return enterMissed(function, frame, hook);
}

__attribute__((noinline)) Pointer vais::profiler::timeCallSlowly(Context *caller, Slot *slot,
                                                                 uint64_t frame) {
  return timeCall(caller, slot, frame);
}

__attribute__((noinline)) void vais::profiler::endCallSlowly(Pointer token, uint64_t frame) {
  endCall(token, frame);
}

namespace {

__attribute__((always_inline)) inline Pointer enter(VaisProfilerFunction &function, uint64_t frame,
                                                    EntryHook hook) {
  VaisProfilerSlot *slot;
  Pointer token;
  switch (vais_profiler_try_enter(fastSwitches(), fastState(), &function, &slot, &token)) {
  case VAIS_PROFILER_ENTERED:
    return token;
  case VAIS_PROFILER_EDGE_NOT_FOUND:
    return vais::profiler::enterSlowly(function, frame, hook);
  case VAIS_PROFILER_CALL_IS_TIMED:
    return timeCall(contextOf(token), reinterpret_cast<Slot *>(slot), frame);
  }
  __builtin_unreachable();
}

void resume(VaisProfilerFunction &function, Pointer token, uint64_t frame) {
  if (!token)
    return;
  if (gSwitches.isTrace)
    return gOwn.isOwner ? traceResume(token) : void();
  if (isUnlikely(isPassedOn(token)))
    return gRecorder->resume(function, token, frame);
  Context *caller = properContext(contextOf(token));
  noticeMovedStack(*tState.thread, caller);
  const Slot *slot = findEdge(caller, function.record);
  Context *own = slot ? slot->target.get() : caller;
  MarkerState *markers = gOwn.isOwner ? tState.markers : nullptr;
  tState.current = markers ? resumedContext(markers->recorded, own, frame) : own;
}

} // namespace

Pointer vais::profiler::enterForCopy(VaisProfilerFunction &function, uint64_t frame) {
  return passedOnToken(enter(function, frame, EntryHook::Unknown));
}

void vais::profiler::exitForCopy(Pointer passedOn, uint64_t frame) {
  Pointer token = ownToken(passedOn);
  if (!vais_profiler_try_exit(fastState(), token))
    endCall(token, frame);
}

void vais::profiler::resumeForCopy(VaisProfilerFunction &function, Pointer passedOn,
                                   uint64_t frame) {
  resume(function, ownToken(passedOn), frame);
}

Pointer vais_profiler_record_enter(Pointer descriptor) {
  return enter(*static_cast<VaisProfilerFunction *>(descriptor), VAIS_PROFILER_FRAME,
               EntryHook::Called);
}

void vais_profiler_record_exit(Pointer token) {
  if (!vais_profiler_try_exit(fastState(), token))
    vais::profiler::endCallSlowly(token, VAIS_PROFILER_FRAME);
}

VAIS_PROFILER_EXPORT Pointer vais_profiler_record_enter_slowly(Pointer function) {
  return enterMissed(*static_cast<VaisProfilerFunction *>(function), VAIS_PROFILER_FRAME,
                     EntryHook::Inlined);
}

VAIS_PROFILER_EXPORT Pointer vais_profiler_record_time_call(Pointer caller,
                                                            VaisProfilerSlot *slot) {
  return timeCall(contextOf(caller), reinterpret_cast<Slot *>(slot), VAIS_PROFILER_FRAME);
}

VAIS_PROFILER_EXPORT void vais_profiler_record_exit_timed(Pointer token) {
  endCall(token, VAIS_PROFILER_FRAME);
}

void vais_profiler_record_resume(Pointer descriptor, Pointer token) {
  resume(*static_cast<VaisProfilerFunction *>(descriptor), token, VAIS_PROFILER_FRAME);
}

void vais_profiler_record_ending(Int kind, Int status) {
  const bool isQuick = kind == VAIS_PROFILER_ENDING_QUICKLY;
  noteEnding(isQuick ? Ending::Quick : Ending::AtOnce, static_cast<uint8_t>(status) + 1u);
}
