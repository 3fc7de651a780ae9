/// memory=exact: the sizes of live blocks that are too large for a BlockClass of their own.
///
/// Entries are numbered from 1; a thread keeps those it freed. Any thread; a handler that comes
/// while its thread changes the list takes a new entry, or gives one up.

#ifndef VAIS_PROFILER_MEMORY_LARGEBLOCKLIST_H
#define VAIS_PROFILER_MEMORY_LARGEBLOCKLIST_H

#include <cstdint>

namespace vais::profiler {

struct LargeBlock {
  uint64_t size;
  uint32_t memory; ///< number of the ContextMemory
  uint32_t next;   ///< in the list of free entries
};

/// An entry for a block; 0 when there is none.
uint32_t makeLargeBlock(uint64_t size, uint32_t memory);

LargeBlock &largeBlock(uint32_t number);

/// Gives the entry back.
void dropLargeBlock(uint32_t number);

/// Maps the list, which a sandbox may not allow.
void reserveLargeBlocks();

/// In a forked child: there are no entries.
void forgetLargeBlocks();

} // namespace vais::profiler

#endif
