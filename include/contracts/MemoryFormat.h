/// What a profile says of single blocks of memory, beyond the counts that every Context has.
///
///     Header::memory ─▶ ProcessMemory    peak and timeline of the process
///     Thread::memory ─▶ ThreadMemory     bytes that the thread allocated and has not freed
///     Context::memory ▶ ContextMemory ─▶ BlockClass, ...   blocks of one size made in the context
///
/// With memory=exact each block is followed, and a class counts those that were made and freed.
/// In both modes some blocks are samples: one point per kSamplePeriod bytes is drawn at random
/// (exponential distances), and the block it falls into stands for 1/p blocks of its size, where
/// p = 1 - exp(-size / kSamplePeriod) is the probability that any fell into it (Horvitz, Thompson:
/// A Generalization of Sampling Without Replacement, 1952). Numbers of blocks that samples stand
/// for are kept in units of 1/kBlockUnit, so that adding and taking away leaves nothing behind.
///
/// Whoever changes a structure here raises kVersion of ProfileFormat.h.

#ifndef VAIS_PROFILER_MEMORY_FORMAT_H
#define VAIS_PROFILER_MEMORY_FORMAT_H

#include "contracts/ProfileFormat.h"

namespace vais::profiler::format {

constexpr uint64_t kSamplePeriod = uint64_t(512) << 10;
constexpr uint64_t kBlockUnit = 1024;

/// Blocks up to this size have a class for each size; the sizes of larger ones are summed up.
constexpr uint64_t kLargestClassed = 1024;

/// Sizes by powers of two: group 0 holds size 0, group i sizes of i bits, the last all larger ones.
constexpr unsigned kSizeGroups = 48;
constexpr unsigned sizeGroup(uint64_t size) {
  const unsigned bits = size ? 64 - static_cast<unsigned>(__builtin_clzll(size)) : 0;
  return bits < kSizeGroups ? bits : kSizeGroups - 1;
}

/// Blocks of one size made in one context; live ones = allocations - frees - foreignFrees.
struct BlockClass {
  uint64_t size;         ///< bytes as requested
  uint64_t allocations;  ///< by the owner of the thread's tree, who alone writes this and `frees`
  uint64_t frees;        ///< also by reallocation, also where a free was missed
  uint64_t foreignFrees; ///< by other threads, atomically
  uint64_t atPeak;       ///< live ones when ProcessMemory::epoch became `epoch`
  uint64_t epoch;        ///< older than the process's: nothing changed since the peak
  uint32_t thread;       ///< number of the Thread
  uint32_t memory;       ///< number of the ContextMemory
  Address<BlockClass> next; ///< of the same context
};
static_assert(sizeof(BlockClass) == 64);

/// Blocks above kLargestClassed made in one context; written as a BlockClass is.
struct LargeBlocks {
  uint64_t allocations;
  uint64_t bytes;
  uint64_t frees;
  uint64_t freedBytes;
  uint64_t foreignFrees;
  uint64_t foreignFreedBytes;
  uint64_t atPeak;
  uint64_t bytesAtPeak;
  uint64_t epoch;
};

/// What live samples stand for.
struct SampledSum {
  uint64_t blocks; ///< in 1/kBlockUnit
  uint64_t bytes;
  uint64_t blocksVariance; ///< blocks squared
  uint64_t bytesVariance;  ///< bytes squared
};

/// What samples that were freed stand for.
struct SampledEnds {
  uint64_t samples;
  uint64_t blocks;    ///< in 1/kBlockUnit
  uint64_t temporary; ///< those that their context freed before it, or anyone on the thread,
                      ///< allocated again; in 1/kBlockUnit
  uint64_t temporaryVariance; ///< blocks squared
  double ticks;               ///< lifetimes, each times the blocks that its sample stands for
  double tickSquares;         ///< squares of lifetimes, likewise
  double calls;               ///< calls of the allocating function meanwhile, likewise
};

/// Numbers of the classes of a context by size, 0 where there is none.
struct ClassTable {
  uint32_t numbers[1];
};

/// What is known of the blocks made in a context. Sample sums change under ProcessMemory's lock.
struct ContextMemory {
  Address<Thread> thread;
  Address<BlockClass> classes; ///< the newest
  uint64_t failedAllocations;
  uint64_t reallocations; ///< of a block, successful
  uint64_t temporaries;   ///< memory=exact: as SampledEnds::temporary
  uint64_t unseenFrees;   ///< memory=exact: made here, of blocks that were not followed
  uint64_t missedFrees;   ///< blocks of this context that were gone before a free was seen; atomic
  LargeBlocks large;
  SampledSum all; ///< every sample taken, those that were freed included
  SampledSum live;
  SampledSum atPeak; ///< when ProcessMemory::sampledEpoch became `epoch`
  uint64_t epoch;
  SampledEnds ends;
  /// Sizes of blocks allocated: memory=exact those of large blocks, else what samples stand for, in
  /// 1/kBlockUnit.
  uint64_t sizes[kSizeGroups];
  // Private to the owner.
  Address<ClassTable> table;
  uint64_t tableSize; ///< sizes below this are in the table
  uint64_t reserved[2];
};
static_assert(sizeof(ContextMemory) % 64 == 0);

/// Bytes that a thread allocated less those it freed: negative where it frees what others made.
struct ThreadMemory {
  int64_t live;
  int64_t base;    ///< live bytes of all other threads when it last looked
  int64_t highest; ///< the most that `live` was since, and no less than what makes a new peak
  int64_t noted;   ///< part of ProcessMemory::peak already
  int64_t limit;   ///< from here on it has to look again
  // Private to the owner.
  uint64_t drawn;  ///< sample distances drawn: its bytes allocated = drawn - bytes to the next one
  uint64_t random; ///< state of its generator of distances
  uint32_t freeLarge; ///< head of its list of free large-block entries
  uint32_t reserved;
};
static_assert(sizeof(ThreadMemory) == 64);

/// A sampled block that is live; those that are not form a list of free ones.
struct Sample {
  uint64_t block;  ///< its address
  uint64_t size;   ///< as requested
  uint64_t blocks; ///< that it stands for, in 1/kBlockUnit
  Address<ContextMemory> memory;
  Address<Context> context;
  uint64_t ticks; ///< when it was allocated
  uint64_t calls; ///< of the edge into its context, then
  uint64_t clock; ///< bytes allocated by its thread, then
  Address<Sample> next;
  uint64_t reserved[7];
};
static_assert(sizeof(Sample) == 128);

/// The most and the last live bytes in an interval; both 0 where nothing was seen.
struct TimelinePoint {
  uint64_t highest;
  uint64_t last;
};
constexpr unsigned kTimelinePoints = 512;

struct ProcessMemory {
  // memory=exact
  int64_t peak;       ///< the most bytes live so far, as far as threads have told (ThreadMemory)
  uint64_t peakTicks; ///< when, to within a thousandth of the bytes
  uint64_t epoch;     ///< raised when bytes are freed after a new peak
  int64_t stamped;    ///< bytes live at peakTicks
  uint64_t droppedBlocks; ///< not followed: no memory, or too close to another
  // Samples; all under `lock`.
  uint32_t lock;
  uint32_t isAtPeak; ///< nothing sampled was freed since the peak
  uint64_t sampledEpoch;
  uint64_t sampledPeakTicks;
  uint64_t samples; ///< taken so far
  SampledSum live;
  SampledSum sampledPeak;
  // Timeline; under `lock`.
  uint64_t intervalShift; ///< an interval has 1 << intervalShift ticks, the first begins at
  uint64_t timelineStart; ///< this one
  TimelinePoint timeline[kTimelinePoints];
};

} // namespace vais::profiler::format

#endif
