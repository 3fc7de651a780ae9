/// The hooks: what instrumented code calls. Their first lines are the product's cost.
///
/// No hook blocks, allocates from libc, touches errno or may not be called in a signal handler.

#include "vais_profiler/Hooks.h"

#include "ContextTree.h"
#include "ExactCalls.h"
#include "FunctionRegistry.h"
#include "SampledCalls.h"
#include "SessionStart.h"
#include "ThreadState.h"
#include "Threads.h"
#include "Ticks.h"
#include "TimedCallStack.h"

#define VAIS_PROFILER_EXPORT extern "C" __attribute__((visibility("default")))

using namespace vais::profiler;
using namespace vais::profiler::format;

namespace {

using Void = void;
using Pointer = void *;
using Word = uint64_t;
using Int = int32_t;

bool isLikely(bool condition) { return __builtin_expect(condition, 1); }
bool isUnlikely(bool condition) { return __builtin_expect(condition, 0); }

/// The caller's stack address: the same at a function's entry and exit unless it calls alloca.
#define VAIS_PROFILER_FRAME reinterpret_cast<uint64_t>(__builtin_dwarf_cfa())

Context *contextOf(Pointer token) {
  return reinterpret_cast<Context *>(reinterpret_cast<uint64_t>(token) & ~kTimedToken);
}

/// The thread's tree, made now if need be.
Thread *currentThread() {
  if (tState.thread)
    return tState.thread;
  const SlowPath slowPath;
  return beginSession() ? attachThread() : nullptr;
}

/// The edge for a call that the fast path did not find, made now if need be.
Slot *edgeFor(Thread &thread, Context *caller, VaisProfilerFunction &function) {
  uint64_t record = __atomic_load_n(&function.record, __ATOMIC_ACQUIRE);
  if (Slot *slot = record != VAIS_PROFILER_UNREGISTERED ? findEdge(caller, record) : nullptr)
    return slot;
  const SlowPath slowPath;
  if (record == VAIS_PROFILER_UNREGISTERED)
    record = registerFunction(thread, function);
  if (record == VAIS_PROFILER_UNREGISTERED)
    return nullptr;
  Slot *slot = findEdge(caller, record);
  return slot ? slot : makeEdge(thread, caller, record);
}

__attribute__((noinline)) uint64_t beginTimedCall(Context *caller, Slot *slot, uint64_t frame) {
  if (gSwitches.timeMode == TimeMode::Exact)
    return beginExactCallSlowly(caller, slot, frame);
  return beginSampledCall(caller, slot, frame);
}

/// Counts a call along an edge that is known.
inline Pointer take(Context *caller, Slot *slot, uint64_t frame) {
  tState.current = slot->target.get();
  addToCounter(slot->calls, 1);
  const uint64_t nextTimed = slot->nextTimed;
  if (isLikely(slot->calls < nextTimed))
    return caller;
  const uint64_t token = nextTimed == 0 ? beginExactCall(caller, slot, frame, beginTimedCall)
                                        : beginTimedCall(caller, slot, frame);
  return reinterpret_cast<Pointer>(token);
}

__attribute__((noinline)) Pointer enterSlowly(VaisProfilerFunction &function, uint64_t frame) {
  Thread *thread = currentThread();
  if (!thread) {
    countDroppedCall();
    return nullptr;
  }
  if (!gSwitches.isOn) // start=off, seen now that the session has begun
    return nullptr;
  Context *caller = tState.current;
  Slot *slot = edgeFor(*thread, caller, function);
  if (!slot) {
    addToCounter(thread->droppedCalls, 1);
    return caller;
  }
  return take(caller, slot, frame);
}

__attribute__((noinline)) void endTimedCall(Pointer token, uint64_t frame) {
  const bool isExact = gSwitches.timeMode == TimeMode::Exact;
  const uint64_t end = isExact ? readTicks() : endTicks();
  tState.current = contextOf(token);
  const auto value = reinterpret_cast<uint64_t>(token);
  return isExact ? endExactCall(value, frame, end) : endSampledCall(value, frame, end);
}

} // namespace

#define VAIS_PROFILER_HOOK(name, result, ...)                                                      \
  VAIS_PROFILER_EXPORT result vais_profiler_record_##name(__VA_ARGS__);
#include "vais_profiler/Hooks.def"

Pointer vais_profiler_record_enter(Pointer descriptor) {
  auto &function = *static_cast<VaisProfilerFunction *>(descriptor);
  if (isUnlikely(!gSwitches.isOn))
    return nullptr;
  Context *caller = tState.current;
  const uint64_t record = __atomic_load_n(&function.record, __ATOMIC_RELAXED);
  Slot *slot = firstSlot(caller, record);
  if (isUnlikely(slot->function.value != record))
    return enterSlowly(function, VAIS_PROFILER_FRAME);
  return take(caller, slot, VAIS_PROFILER_FRAME);
}

void vais_profiler_record_exit(Pointer token) {
  const auto value = reinterpret_cast<uint64_t>(token);
  if (isLikely(!(value & kTimedToken))) {
    if (isLikely(value != 0))
      tState.current = static_cast<Context *>(token);
    return;
  }
  if (!gSwitches.isPlainExact)
    return endTimedCall(token, VAIS_PROFILER_FRAME);
  const uint64_t end = readCounter();
  tState.current = contextOf(token);
  endExactCall(value, VAIS_PROFILER_FRAME, end);
}

void vais_profiler_record_resume(Pointer descriptor, Pointer token) {
  if (!token)
    return;
  auto &function = *static_cast<VaisProfilerFunction *>(descriptor);
  Context *caller = contextOf(token);
  const Slot *slot = findEdge(caller, function.record);
  tState.current = slot ? slot->target.get() : caller;
}

/// This copy's hook, whichever the dynamic linker bound the name above to.
extern "C" __attribute__((visibility("hidden"), alias("vais_profiler_record_enter")))
Pointer vais_profiler_own_enter(Pointer);

/// Referenced by every instrumented module: another version of the hooks is a link error.
extern "C" __attribute__((visibility("default"), used)) const char vais_profiler_hooks_2 = 1;
static_assert(VAIS_PROFILER_HOOKS_VERSION == 2, "rename vais_profiler_hooks_2 with the version");

/// The mark by which tools know an instrumented program in its file, stripped or not.
asm(".pushsection .note.VaisProfiler,\"a\",%note\n"
    ".balign 4\n"
    ".long 13, 4, 1\n"
    ".asciz \"VaisProfiler\"\n"
    ".balign 4\n"
    ".long 1\n"
    ".popsection\n");
