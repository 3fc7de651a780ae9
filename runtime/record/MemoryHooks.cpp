/// The hooks of allocation sites: what instrumented code calls after it allocated and before it
/// frees.
///
/// No hook blocks for long, allocates from libc, touches errno or may not be called in a signal
/// handler.

#include "HookTypes.h"
#include "MemoryRecording.h"
#include "SessionStart.h"
#include "Text.h"
#include "TraceRecording.h"

using namespace vais::profiler::format;

namespace {

/// The context that an allocation or free is charged to; null when it is not recorded.
inline Context *memoryContext() {
  if (isUnlikely(!gSwitches.recordsMemory))
    return nullptr;
  if (isLikely(tState.current != &kNoContext))
    return tState.current;
  countDroppedAllocation(); // the function's own entry was refused
  return nullptr;
}

/// Whether the fast path is right: memory=sampled, and a context to charge.
inline bool isPlain() {
  return isLikely(gSwitches.recordsMemory == static_cast<uint32_t>(kPlainMode)) &&
         isLikely(tState.current != &kNoContext);
}

inline bool tracesMemory() { return isUnlikely(gSwitches.recordsMemory == kTracesMemory); }

__attribute__((noinline)) void recordSlowly(const void *block, uint64_t size) {
  if (tracesMemory())
    return traceAllocation(block, size);
  if (Context *context = memoryContext())
    recordAllocation(*context, block, size, memoryMode());
}

__attribute__((noinline)) void recordFreeSlowly(const void *block) {
  if (tracesMemory())
    return traceFree(block);
  if (Context *context = memoryContext())
    recordFree(*context, block, memoryMode());
}

} // namespace

void vais_profiler_record_malloc(Pointer block, Word size) {
  if (isUnlikely(!isPlain()))
    return recordSlowly(block, size);
  recordAllocation(*tState.current, block, size, kPlainMode);
}

void vais_profiler_record_free(Pointer block) {
  if (isUnlikely(!block))
    return;
  if (isUnlikely(!isPlain()))
    return recordFreeSlowly(block);
  recordFree(*tState.current, block, kPlainMode);
}

Pointer vais_profiler_record_reallocating(Pointer old) {
  return old && gSwitches.recordsMemory && !tracesMemory() ? beginRealloc(old) : nullptr;
}

void vais_profiler_record_realloc(Pointer token, Pointer old, Pointer block, Word size) {
  if (tracesMemory())
    return traceReallocation(old, block, size);
  recordRealloc(memoryContext(), token, old, block, size);
}

void vais_profiler_record_asprintf(Pointer out, Int length) {
  recordSlowly(length < 0 ? nullptr : *static_cast<void **>(out),
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
  Pointer block = vais_profiler_record_line_block(line);
  const Word size = vais_profiler_record_line_capacity(capacity);
  if (block == old && (!old || size == oldCapacity))
    return restoreOld(token, old); // nothing was allocated
  vais_profiler_record_realloc(token, old, block, size);
}

void vais_profiler_record_strdup(Pointer copy) {
  recordSlowly(copy, copy ? textLength(static_cast<char *>(copy)) + 1 : 0);
}

void vais_profiler_record_posix_memalign(Pointer out, Word size, Int error) {
  recordSlowly(error ? nullptr : *static_cast<void **>(out), size);
}
