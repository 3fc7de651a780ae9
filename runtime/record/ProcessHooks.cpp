/// The hooks of the process's allocator, which libvais_profiler_malloc.so calls
/// (alloc_scope=process).
///
/// They record from the beginning of the session on, for the current context or, if no instrumented
/// function has been entered yet, for the root of the thread.

#include "runtime/collect/state/OwnProcess.h"
#include "runtime/collect/state/SessionStart.h"
#include "runtime/collect/threads/Threads.h"
#include "runtime/record/HookTypes.h"
#include "runtime/record/MemoryRecording.h"
#include "runtime/trace/TraceRecording.h"

using namespace vais::profiler::format;

static Context *contextSlowly() {
  if (!interruptsSlowPath()) {
    const SlowPath slowPath;
    if (!tState.thread && attachThread())
      return tState.current;
  }
  countDroppedAllocation();
  return nullptr;
}

static Context *currentContext() {
  if (__builtin_expect(!gOwn.recordsProcess, 0))
    return nullptr;
  return __builtin_expect(tState.current != &gNoContext, 1) ? tState.current : contextSlowly();
}

VAIS_PROFILER_EXPORT void vais_profiler_process_interposed() { gMemory.isInterposed = true; }

static bool tracesProcess() { return gOwn.recordsProcess && gSwitches.isTrace; }

VAIS_PROFILER_EXPORT void vais_profiler_process_allocated(const void *block, uint64_t size) {
  if (tracesProcess())
    return traceAllocation(block, size);
  if (Context *context = currentContext())
    recordAllocation(*context, block, size);
}

VAIS_PROFILER_EXPORT void vais_profiler_process_freeing(const void *block) {
  if (tracesProcess())
    return traceFree(block);
  if (Context *context = currentContext())
    recordFree(*context, block);
}

VAIS_PROFILER_EXPORT void *vais_profiler_process_reallocating(const void *old) {
  return gOwn.recordsProcess && !gSwitches.isTrace ? beginRealloc(old) : nullptr;
}

VAIS_PROFILER_EXPORT void vais_profiler_process_reallocated(void *token, const void *old,
                                                            const void *block, uint64_t size) {
  if (tracesProcess())
    return traceReallocation(old, block, size);
  recordRealloc(currentContext(), token, old, block, size);
}
