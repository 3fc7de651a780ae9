/// Follows every block from its allocation to its free, in whichever thread (memory=exact).

#ifndef VAIS_PROFILER_MEMORY_EXACTBLOCKS_H
#define VAIS_PROFILER_MEMORY_EXACTBLOCKS_H

#include "runtime/memory/MemoryState.h"

#include <cstdint>

namespace vais::profiler {

/// Records that the thread's current context allocated the block. A block that is believed to be
/// live at its address was freed without being seen.
void followBlock(format::Context &context, const void *block, uint64_t size);

/// Records that the thread's current context is about to free the block.
void freeBlock(format::Context &context, const void *block);

/// Removes the block from the live blocks but keeps counting it. Returns a number for endBlock or
/// restoreBlock, or 0 if the block was not followed.
uint32_t releaseBlock(const void *block);

/// Records that a released block is freed by the thread's current context.
void endBlock(format::Context &context, const void *block, uint32_t number);

/// Undoes the release of a block that was not freed after all.
void restoreBlock(const void *block, uint32_t number);

} // namespace vais::profiler

#endif
