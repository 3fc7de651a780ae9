/// The sampler of blocks: which are drawn, and what is learned of them (MemoryFormat.h).
///
/// One countdown of bytes per thread; whoever takes it below zero is sampled.

#ifndef VAIS_PROFILER_MEMORY_SAMPLES_H
#define VAIS_PROFILER_MEMORY_SAMPLES_H

#include "runtime/memory/MemoryState.h"

namespace vais::profiler {

/// What a block of this size stands for when it was drawn, in 1/kBlockUnit.
uint64_t blocksPerSample(uint64_t size);

/// The thread's current context allocated the block, which the countdown or the filter picked out.
/// What is believed live at its address was freed where nobody saw it.
void sampleBlock(format::Context &context, const void *block, uint64_t size);

/// Takes a block that the filter picked out from what is live, if it is a sample; null otherwise.
format::Sample *releaseSample(const void *block);

/// A released sample is freed, by the thread's current context.
void endSample(format::Context &context, format::Sample &sample);

/// A released sample was not freed after all.
void restoreSample(format::Sample &sample);

} // namespace vais::profiler

#endif
