/// Draws sampled blocks and records what is learned from them (MemoryFormat.h).
///
/// Each thread has a countdown of bytes; the block that takes it below zero is sampled.

#ifndef VAIS_PROFILER_MEMORY_SAMPLES_H
#define VAIS_PROFILER_MEMORY_SAMPLES_H

#include "runtime/memory/MemoryState.h"

namespace vais::profiler {

/// Returns how many blocks a sampled block of this size stands for, in 1/kBlockUnit.
uint64_t blocksPerSample(uint64_t size);

/// Records that the thread's current context allocated the block, which the countdown or the filter
/// picked out. A sample that is believed to be live at its address was freed without being seen.
void sampleBlock(format::Context &context, const void *block, uint64_t size);

/// Removes a block that the filter picked out from the live samples. Returns null if it is not a
/// sample.
format::Sample *releaseSample(const void *block);

/// Records that a released sample is freed by the thread's current context.
void endSample(format::Context &context, format::Sample &sample);

/// Undoes the release of a sample that was not freed after all.
void restoreSample(format::Sample &sample);

} // namespace vais::profiler

#endif
