/// The hooks of allocation sites: what instrumented code calls after it allocated and before it
/// frees.
///
/// No hook blocks for long, allocates from libc, touches errno or may not be called in a signal
/// handler.

#include "ExactBlocks.h"
#include "SampleTable.h"
#include "Samples.h"
#include "SessionStart.h"
#include "Text.h"
#include "ThreadState.h"

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

/// The context that an allocation or free is charged to; null when it is not recorded.
inline Context *memoryContext() {
  if (isUnlikely(!gSwitches.recordsMemory))
    return nullptr;
  if (isLikely(tState.current != &kNoContext))
    return tState.current;
  countDroppedAllocation(); // the function's own entry was refused
  return nullptr;
}

__attribute__((noinline)) void countFailure(Context &context) {
  if (ContextMemory *memory = contextMemory(context))
    addToCounter(memory->failedAllocations, 1);
}

/// Counts the bytes down to the next sample; whether this block is to be looked at.
inline bool isPicked(const void *block, uint64_t size) {
  tMemory.bytesToSample -= static_cast<int64_t>(size);
  return isUnlikely(tMemory.bytesToSample < 0) || isUnlikely(mayBeSample(block));
}

__attribute__((noinline)) void samplePicked(Context &context, const void *block, uint64_t size) {
  if (tMemory.bytesToSample < 0 || isProbablySample(block))
    sampleBlock(context, block, size);
}

inline void recordAllocation(Context &context, const void *block, uint64_t size) {
  if (isUnlikely(!block))
    return countFailure(context);
  addToCounter(context.allocations, 1);
  addToCounter(context.allocatedBytes, size);
  if (isPicked(block, size))
    samplePicked(context, block, size);
  if (isUnlikely(gMemory.isExact))
    followBlock(context, block, size);
}

__attribute__((noinline)) void endIfSample(Context &context, const void *block) {
  if (Sample *sample = isProbablySample(block) ? releaseSample(block) : nullptr)
    endSample(context, *sample);
}

inline void recordFree(Context &context, const void *block) {
  addToCounter(context.deallocations, 1);
  if (isUnlikely(mayBeSample(block)))
    endIfSample(context, block);
  if (isUnlikely(gMemory.isExact))
    freeBlock(context, block);
}

/// A block that is being reallocated, as one word: numbers of its entry and its sample.
Pointer makeToken(uint32_t number, Sample *sample) {
  const uint64_t high = sample ? numberOf(sample) << 32 : 0;
  return reinterpret_cast<Pointer>(high | number);
}
uint32_t numberIn(Pointer token) {
  return static_cast<uint32_t>(reinterpret_cast<uint64_t>(token));
}
Sample *sampleIn(Pointer token) {
  const uint64_t number = reinterpret_cast<uint64_t>(token) >> 32;
  return number ? numbered<Sample>(static_cast<uint32_t>(number)) : nullptr;
}

void restoreOld(Pointer token, const void *old) {
  if (Sample *sample = sampleIn(token))
    restoreSample(*sample);
  restoreBlock(old, numberIn(token));
}

void endOld(Context &context, Pointer token, const void *old) {
  if (!old)
    return;
  if (Sample *sample = sampleIn(token))
    endSample(context, *sample);
  if (gMemory.isExact)
    endBlock(context, old, numberIn(token));
}

} // namespace

#define VAIS_PROFILER_HOOK(name, result, ...)                                                      \
  VAIS_PROFILER_EXPORT result vais_profiler_record_##name(__VA_ARGS__);
#include "vais_profiler/Hooks.def"

void vais_profiler_record_malloc(Pointer block, Word size) {
  if (Context *context = memoryContext())
    recordAllocation(*context, block, size);
}

void vais_profiler_record_free(Pointer block) {
  if (!block)
    return;
  if (Context *context = memoryContext())
    recordFree(*context, block);
}

Pointer vais_profiler_record_reallocating(Pointer old) {
  if (!old || !gMemory.process)
    return nullptr;
  Sample *sample = isUnlikely(isProbablySample(old)) ? releaseSample(old) : nullptr;
  return makeToken(gMemory.isExact ? releaseBlock(old) : 0, sample);
}

void vais_profiler_record_realloc(Pointer token, Pointer old, Pointer block, Word size) {
  Context *context = memoryContext();
  const bool isFree = size == 0 && old && !block; // realloc(p, 0) frees
  if (!block && !isFree)
    restoreOld(token, old);
  if (!context)
    return;
  if (isFree || block)
    endOld(*context, token, old);
  if (isFree)
    return addToCounter(context->deallocations, 1);
  recordAllocation(*context, block, size);
  if (old && block)
    if (ContextMemory *memory = contextMemory(*context))
      addToCounter(memory->reallocations, 1);
}

void vais_profiler_record_asprintf(Pointer out, Int length) {
  if (Context *context = memoryContext())
    recordAllocation(*context, length < 0 ? nullptr : *static_cast<void **>(out),
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
  if (Context *context = memoryContext())
    recordAllocation(*context, copy, copy ? textLength(static_cast<char *>(copy)) + 1 : 0);
}

void vais_profiler_record_posix_memalign(Pointer out, Word size, Int error) {
  if (Context *context = memoryContext())
    recordAllocation(*context, error ? nullptr : *static_cast<void **>(out), size);
}
