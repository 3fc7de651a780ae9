/// Records allocations and frees, whether the hooks of sites or those of the process report them.

#ifndef VAIS_PROFILER_RECORD_MEMORYRECORDING_H
#define VAIS_PROFILER_RECORD_MEMORYRECORDING_H

#include "runtime/collect/state/ThreadState.h"
#include "runtime/memory/ExactBlocks.h"
#include "runtime/memory/SampleTable.h"
#include "runtime/memory/Samples.h"

namespace vais::profiler {

/// Brings the thread's next sample nearer by the bytes of an allocation.
inline void countDown(uint64_t size) {
  tState.bytesToSample = static_cast<int64_t>(static_cast<uint64_t>(tState.bytesToSample) - size);
}
/// Undoes that if the allocation failed or is not to be recorded.
inline void undoCountDown(uint64_t size) { countDown(-size); }

__attribute__((noinline)) inline void countFailure(format::Context &context, uint64_t size) {
  undoCountDown(size);
  if (format::ContextMemory *memory = contextMemory(context))
    addToCounter(memory->failedAllocations, 1);
}

__attribute__((noinline)) inline void sampleAndFollow(format::Context &context, const void *block,
                                                      uint64_t size) {
  sampleBlock(context, block, size);
  if (gMemory.isExact)
    followBlock(context, block, size);
}

/// Records that the context allocated the block, or failed to if it is null. countDown has been
/// called for it.
inline void recordCountedDown(format::Context &context, const void *block, uint64_t size) {
  if (__builtin_expect(!block, 0))
    return countFailure(context, size);
  addToCounter(context.allocations, 1);
  addToCounter(context.allocatedBytes, size);
  if (__builtin_expect(tState.bytesToSample < 0 || isProbablySample(block), 0))
    return sampleAndFollow(context, block, size);
  if (gMemory.isExact)
    return followBlock(context, block, size);
}

/// The same, including countDown.
inline void recordAllocation(format::Context &context, const void *block, uint64_t size) {
  countDown(size);
  recordCountedDown(context, block, size);
}

__attribute__((noinline)) inline void endSampledBlock(format::Context &context, const void *block) {
  if (format::Sample *sample = releaseSample(block))
    endSample(context, *sample);
  if (gMemory.isExact)
    freeBlock(context, block);
}

/// Records that the context is about to free the block.
inline void recordFree(format::Context &context, const void *block) {
  addToCounter(context.deallocations, 1);
  if (__builtin_expect(isProbablySample(block), 0))
    return endSampledBlock(context, block);
  if (gMemory.isExact)
    return freeBlock(context, block);
}

/// Packs what is known about a block that is being reallocated: the numbers of its entry and its
/// sample.
inline void *makeToken(uint32_t number, format::Sample *sample) {
  const uint64_t high = sample ? numberOf(sample) << 32 : 0;
  return reinterpret_cast<void *>(high | number);
}
inline uint32_t numberIn(void *token) {
  return static_cast<uint32_t>(reinterpret_cast<uint64_t>(token));
}
inline format::Sample *sampleIn(void *token) {
  const uint64_t number = reinterpret_cast<uint64_t>(token) >> 32;
  return number ? numbered<format::Sample>(static_cast<uint32_t>(number)) : nullptr;
}

inline void restoreOld(void *token, const void *old) {
  if (format::Sample *sample = sampleIn(token))
    restoreSample(*sample);
  restoreBlock(old, numberIn(token));
}

inline void endOld(format::Context &context, void *token, const void *old) {
  if (!old)
    return;
  if (format::Sample *sample = sampleIn(token))
    endSample(context, *sample);
  if (gMemory.isExact)
    endBlock(context, old, numberIn(token));
}

/// Must be called before a reallocation of `old`, which is removed from the live blocks. Returns a
/// token for recordRealloc.
inline void *beginRealloc(const void *old) {
  format::Sample *sample =
      __builtin_expect(isProbablySample(old), 0) ? releaseSample(old) : nullptr;
  return makeToken(gMemory.isExact ? releaseBlock(old) : 0, sample);
}

/// Must be called after it. `context` is null if nothing is recorded.
inline void recordRealloc(format::Context *context, void *token, const void *old, const void *block,
                          uint64_t size) {
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
    if (format::ContextMemory *memory = contextMemory(*context))
      addToCounter(memory->reallocations, 1);
}

} // namespace vais::profiler

#endif
