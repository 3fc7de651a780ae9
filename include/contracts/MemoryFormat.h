/// The part of a profile that describes blocks of memory, beyond the counts that every Context has.
///
///     Header::memory ─▶ ProcessMemory    peak and timeline of the process
///     Thread::memory ─▶ ThreadMemory     bytes that the thread allocated and has not freed
///     Context::memory ▶ ContextMemory ─▶ BlockClass, ...   blocks of one size made in the context
///
/// With memory=exact each block is followed, and the class counts the blocks that were made and
/// freed. In both modes some blocks are samples: one point per kSamplePeriod bytes is drawn at
/// random (with exponentially distributed distances), and the block into which it falls stands for
/// 1/p blocks of its size, where p = 1 - exp(-size / kSamplePeriod) is the probability that at
/// least one point falls into it (Horvitz, Thompson: A Generalization of Sampling Without
/// Replacement, 1952). The numbers of blocks that samples stand for are kept in units of
/// 1/kBlockUnit, so that adding and subtracting them leaves no remainder.
///
/// A change to a structure in this file requires a new kVersion in ProfileFormat.h.

#ifndef VAIS_PROFILER_MEMORY_FORMAT_H
#define VAIS_PROFILER_MEMORY_FORMAT_H

#include "contracts/ProfileFormat.h"

namespace vais::profiler::format {

constexpr uint64_t kSamplePeriod = uint64_t(512) << 10;
constexpr uint64_t kBlockUnit = 1024;

/// Up to this size, each size of blocks has a class; the sizes of larger blocks are summed up.
constexpr uint64_t kLargestClassed = 1024;

/// Groups of sizes by powers of two: group 0 holds size 0, group i the sizes of i bits, and the
/// last one all larger sizes.
constexpr unsigned kSizeGroups = 48;
constexpr unsigned sizeGroup(uint64_t size) {
  const unsigned bits = size ? 64 - static_cast<unsigned>(__builtin_clzll(size)) : 0;
  return bits < kSizeGroups ? bits : kSizeGroups - 1;
}

/// The blocks of one size made in one context. The live ones are allocations - frees -
/// foreignFrees.
struct BlockClass {
  uint64_t size;            ///< requested bytes
  uint64_t allocations;     ///< this and `frees` are written only by the owner of the thread's tree
  uint64_t frees;           ///< including reallocations and blocks whose free was missed
  uint64_t foreignFrees;    ///< frees by other threads; written atomically
  uint64_t atPeak;          ///< live blocks when ProcessMemory::epoch became `epoch`
  uint64_t epoch;           ///< if older than the process's, nothing has changed since the peak
  uint32_t thread;          ///< number of the Thread
  uint32_t memory;          ///< number of the ContextMemory
  Address<BlockClass> next; ///< the next class of the same context
};
static_assert(sizeof(BlockClass) == 64);

/// The blocks above kLargestClassed made in one context; written like a BlockClass.
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

/// What the live samples stand for.
struct SampledSum {
  uint64_t blocks; ///< in 1/kBlockUnit
  uint64_t bytes;
  uint64_t blocksVariance; ///< blocks squared
  uint64_t bytesVariance;  ///< bytes squared
};

/// What the freed samples stand for.
struct SampledEnds {
  uint64_t samples;
  uint64_t blocks;    ///< in 1/kBlockUnit
  uint64_t temporary; ///< freed by the context that allocated them before the thread allocated
                      ///< anything else; in 1/kBlockUnit
  uint64_t temporaryVariance; ///< blocks squared
  double ticks;               ///< sum of lifetimes, weighted by the blocks that a sample stands for
  double tickSquares;         ///< sum of squared lifetimes, weighted likewise
  double calls;               ///< calls of the allocating function meanwhile, weighted likewise
};

/// The numbers of the classes of a context, by size; 0 if there is none.
struct ClassTable {
  uint32_t numbers[1];
};

/// The blocks made in a context. Sums of samples change under ProcessMemory's lock.
struct ContextMemory {
  Address<Thread> thread;
  Address<BlockClass> classes; ///< the newest class
  uint64_t failedAllocations;
  uint64_t reallocations; ///< successful reallocations of a block
  uint64_t temporaries;   ///< memory=exact: as in SampledEnds::temporary
  uint64_t unseenFrees;   ///< memory=exact: frees, made here, of blocks that were not followed
  uint64_t missedFrees; ///< blocks of this context that vanished without a free being seen; atomic
  LargeBlocks large;
  SampledSum all; ///< all samples taken, including those freed since
  SampledSum live;
  SampledSum atPeak; ///< when ProcessMemory::sampledEpoch became `epoch`
  uint64_t epoch;
  SampledEnds ends;
  /// Sizes of allocated blocks: with memory=exact those of large blocks, otherwise what samples
  /// stand for, in 1/kBlockUnit.
  uint64_t sizes[kSizeGroups];
  // Private to the owner.
  Address<ClassTable> table;
  uint64_t tableSize; ///< sizes below this are in the table
  uint64_t reserved[2];
};
static_assert(sizeof(ContextMemory) % 64 == 0);

/// The bytes that a thread allocated less those that it freed; negative if it frees blocks of other
/// threads.
struct ThreadMemory {
  int64_t live;
  int64_t base;    ///< live bytes of all other threads when this thread last looked
  int64_t highest; ///< largest value of `live` since then, at least what makes a new peak
  int64_t noted;   ///< the part of this that is already included in ProcessMemory::peak
  int64_t limit;   ///< when `live` reaches this, the thread must look again
  // Private to the owner.
  uint64_t drawn;     ///< sum of sample distances: bytes allocated = drawn - bytes to the next one
  uint64_t random;    ///< state of the generator of distances
  uint32_t freeLarge; ///< head of the list of free entries for large blocks
  uint32_t reserved;
};
static_assert(sizeof(ThreadMemory) == 64);

/// A sampled live block. Unused samples form a free list.
struct Sample {
  uint64_t block;  ///< address of the block
  uint64_t size;   ///< requested bytes
  uint64_t blocks; ///< blocks that it stands for, in 1/kBlockUnit
  Address<ContextMemory> memory;
  Address<Context> context;
  uint64_t ticks; ///< when the block was allocated
  uint64_t calls; ///< calls of the edge into its context at that time
  uint64_t clock; ///< bytes allocated by its thread at that time
  Address<Sample> next;
  uint64_t reserved[7];
};
static_assert(sizeof(Sample) == 128);

/// The largest and the last number of live bytes in an interval; both are 0 if nothing was seen.
struct TimelinePoint {
  uint64_t highest;
  uint64_t last;
};
constexpr unsigned kTimelinePoints = 512;

struct ProcessMemory {
  // memory=exact
  int64_t peak; ///< the most live bytes so far, as far as threads have reported them (ThreadMemory)
  uint64_t peakTicks;     ///< when the peak was reached, to within a thousandth of the bytes
  uint64_t epoch;         ///< incremented when bytes are freed after a new peak
  int64_t stamped;        ///< live bytes at peakTicks
  uint64_t droppedBlocks; ///< not followed: no memory, or too close to another block
  // Samples; all written under `lock`.
  uint32_t lock;
  uint32_t isAtPeak; ///< nothing sampled has been freed since the peak
  uint64_t sampledEpoch;
  uint64_t sampledPeakTicks;
  uint64_t samples; ///< number of samples taken so far
  SampledSum live;
  SampledSum sampledPeak;
  // Timeline; written under `lock`.
  uint64_t intervalShift; ///< an interval has 1 << intervalShift ticks
  uint64_t timelineStart; ///< when the first interval begins
  TimelinePoint timeline[kTimelinePoints];
};

} // namespace vais::profiler::format

#endif
