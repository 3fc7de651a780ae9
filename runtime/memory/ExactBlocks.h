/// memory=exact: every block is followed from its allocation to its free, in whichever thread.

#ifndef VAIS_PROFILER_MEMORY_EXACTBLOCKS_H
#define VAIS_PROFILER_MEMORY_EXACTBLOCKS_H

#include "runtime/memory/MemoryState.h"

#include <cstdint>

namespace vais::profiler {

/// The thread's current context allocated the block. What is believed live at its address was freed
/// where nobody saw it.
void followBlock(format::Context &context, const void *block, uint64_t size);

/// The thread's current context is about to free the block.
void freeBlock(format::Context &context, const void *block);

/// Takes the block out of what is live; it still counts. Returns a number for endBlock or
/// restoreBlock, 0 when the block was not followed.
uint32_t releaseBlock(const void *block);

/// A released block is freed, by the thread's current context.
void endBlock(format::Context &context, const void *block, uint32_t number);

/// A released block was not freed after all.
void restoreBlock(const void *block, uint32_t number);

} // namespace vais::profiler

#endif
