/// The sizes of live blocks that have no BlockClass: those that are too large for one, and those
/// for which there are too many classes already (memory=exact).
///
/// Entries are numbered from 1, and each thread keeps those that it freed. May be used in any
/// thread. A signal handler that runs while its thread changes the list takes a new entry, or gives
/// one up.

#ifndef VAIS_PROFILER_MEMORY_LARGEBLOCKLIST_H
#define VAIS_PROFILER_MEMORY_LARGEBLOCKLIST_H

#include <cstdint>

namespace vais::profiler {

struct LargeBlock {
  uint64_t size;
  uint32_t memory; ///< number of the ContextMemory
  uint32_t next;   ///< next entry in the list of free ones
};

/// Entries have numbers below this.
constexpr uint32_t kMostLargeBlocks = uint32_t(1) << 25;

/// Makes an entry for a block. Returns 0 if there is none left.
uint32_t makeLargeBlock(uint64_t size, uint32_t memory);

LargeBlock &largeBlock(uint32_t number);

/// Frees the entry.
void dropLargeBlock(uint32_t number);

/// Maps the list, which may not be possible in a sandbox.
void reserveLargeBlocks();

/// For a forked child: there are no entries.
void forgetLargeBlocks();

} // namespace vais::profiler

#endif
