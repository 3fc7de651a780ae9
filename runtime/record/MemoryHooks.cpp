/// The hooks of allocation sites, which instrumented code calls after it has allocated and before
/// it frees.
///
/// No hook blocks for long, allocates from libc or touches errno, and each may be called in a
/// signal handler.

#include "runtime/base/Text.h"
#include "runtime/collect/state/OwnProcess.h"
#include "runtime/collect/state/RuntimeCopy.h"
#include "runtime/collect/state/SessionStart.h"
#include "runtime/record/FastState.h"
#include "runtime/record/HookTypes.h"
#include "runtime/record/MemoryRecording.h"
#include "runtime/record/Sites.h"
#include "runtime/trace/TraceRecording.h"

using namespace vais::profiler::format;

namespace {

inline bool tracesMemory() { return isUnlikely(gSwitches.recordsMemory == kTracesMemory); }

/// Returns whether blocks are sampled or followed for the current context of the thread.
inline bool recordsBlocks() {
  return isLikely(gSwitches.recordsMemory & ~kTracesMemory) &&
         isLikely(tState.current != &gNoContext);
}

/// Returns the context to which a reallocation is charged, or null if it is not recorded.
Context *memoryContext() {
  if (recordsBlocks())
    return tState.current;
  if (gSwitches.recordsMemory)
    countDroppedAllocation(); // the thread has no tree
  return nullptr;
}

/// For a child without a profile: makes the filter send all blocks to the slow path from now on,
/// before they are counted in the profile of the parent.
void stopCounting() { __atomic_store_n(&gSwitches.blockFilter, fullFilter(), __ATOMIC_RELEASE); }

__attribute__((noinline)) void passAllocation(Pointer block, Word size) {
  undoCountDown(size);
  if (tracesMemory())
    return traceAllocation(block, size);
  if (gRecorder)
    return gRecorder->allocated(takeSite(), block, size);
  if (gSwitches.recordsMemory)
    return countDroppedAllocation();
  if (!gOwn.isOwner)
    return stopCounting();
  if (tState.thread && isMemoryIgnored())
    tState.bytesToSample = INT64_MAX;
}

__attribute__((noinline)) void passFree(Pointer block) {
  if (!block)
    return;
  if (tracesMemory())
    return traceFree(block);
  if (gRecorder)
    return gRecorder->freeing(block);
  if (gSwitches.recordsMemory)
    countDroppedAllocation();
  else if (!gOwn.isOwner)
    stopCounting();
}

} // namespace

VAIS_PROFILER_EXPORT void vais_profiler_record_malloc_slowly(Pointer block, Word size) {
  if (recordsBlocks())
    return recordCountedDown(*tState.current, block, size);
  passAllocation(block, size);
}

VAIS_PROFILER_EXPORT void vais_profiler_record_free_slowly(Pointer block) {
  if (recordsBlocks() && isLikely(block != nullptr))
    return recordFree(*tState.current, block);
  passFree(block);
}

void vais_profiler_record_malloc(Pointer block, Word size) {
  if (!vais_profiler_try_malloc(fastSwitches(), fastState(), block, size))
    vais_profiler_record_malloc_slowly(block, size);
}

void vais_profiler_record_free(Pointer block) {
  if (!vais_profiler_try_free(fastSwitches(), fastState(), block))
    vais_profiler_record_free_slowly(block);
}

Pointer vais_profiler_record_reallocating(Pointer old) {
  if (isUnlikely(gRecorder != nullptr))
    return gRecorder->reallocating(old);
  return old && gSwitches.recordsMemory && !tracesMemory() ? beginRealloc(old) : nullptr;
}

void vais_profiler_record_realloc(Pointer token, Pointer old, Pointer block, Word size) {
  if (tracesMemory())
    return traceReallocation(old, block, size);
  if (isUnlikely(gRecorder != nullptr))
    return gRecorder->reallocated(takeSite(), token, old, block, size);
  if (!old)
    return vais_profiler_record_malloc(block, size);
  recordRealloc(memoryContext(), token, old, block, size);
}

void vais_profiler_record_asprintf(Pointer out, Int length) {
  vais_profiler_record_malloc(length < 0 ? nullptr : *static_cast<void **>(out),
                              static_cast<uint64_t>(length) + 1);
}

Pointer vais_profiler_record_line_block(Pointer line) {
  return line ? *static_cast<void **>(line) : nullptr;
}

Word vais_profiler_record_line_capacity(Pointer capacity) {
  return capacity ? *static_cast<size_t *>(capacity) : 0;
}

void vais_profiler_record_getline(Pointer token, Pointer old, Word oldCapacity, Pointer line,
                                  Pointer capacity) {
  if (isUnlikely(gRecorder != nullptr))
    return gRecorder->gotLine(takeSite(), token, old, oldCapacity, line, capacity);
  Pointer block = vais_profiler_record_line_block(line);
  const Word size = vais_profiler_record_line_capacity(capacity);
  if (block == old && (!old || size == oldCapacity))
    return restoreOld(token, old); // nothing was allocated
  vais_profiler_record_realloc(token, old, block, size);
}

void vais_profiler_record_strdup(Pointer copy) {
  vais_profiler_record_malloc(copy, copy ? textLength(static_cast<char *>(copy)) + 1 : 0);
}

void vais_profiler_record_posix_memalign(Pointer out, Word size, Int error) {
  vais_profiler_record_malloc(error ? nullptr : *static_cast<void **>(out), size);
}
