/// What is known about memory, as parts of a Profile.

#ifndef VAIS_PROFILER_REPORT_MEMORYCOUNTS_H
#define VAIS_PROFILER_REPORT_MEMORYCOUNTS_H

#include <array>
#include <cstdint>
#include <vector>

namespace vais::profiler {

/// A number that is known (variance 0) or estimated from samples.
struct Estimate {
  double value = 0;
  double variance = 0;

  void add(const Estimate &other) {
    value += other.value;
    variance += other.variance;
  }
};

/// Numbers of blocks made, by powers of two of their sizes: group 0 holds size 0, group i the sizes
/// of i bits, and the last one all larger sizes.
using SizeGroups = std::array<double, 48>;

/// Sums over the allocations and frees of a context, a function or a program.
struct MemoryCounts {
  uint64_t allocations = 0; ///< successful ones
  uint64_t allocatedBytes = 0;
  uint64_t deallocations = 0;
  uint64_t failedAllocations = 0;
  uint64_t reallocations = 0; ///< those of the allocations that reallocated a block
  // The rest concerns the blocks that were allocated here, and is zero with memory=none.
  Estimate live;      ///< blocks that were not freed
  Estimate liveBytes; ///< as requested, like all bytes
  Estimate atPeak;    ///< blocks that were live when the process had the most bytes
  Estimate bytesAtPeak;
  Estimate temporary; ///< blocks that their context freed before anything else was allocated
  double ended = 0;   ///< freed blocks that samples stand for; the two sums below are over these
  double lifetimeNs = 0;
  double lifetimeCalls = 0; ///< calls of the allocating function meanwhile
  uint64_t missedFrees = 0; ///< blocks whose addresses were reused before a free was seen
  uint64_t unseenFrees = 0; ///< frees made here of blocks that were not followed; memory=exact only

  void addMemory(const MemoryCounts &from);
};

/// The mean distance between samples, in allocated bytes.
constexpr uint64_t kSamplePeriod = uint64_t(512) << 10;

/// The live bytes in an interval of a process's time.
struct TimelineInterval {
  double startNs = 0; ///< since recording began
  double endNs = 0;
  double highestBytes = 0;
  double lastBytes = 0;
};

/// The memory of the process as a whole.
struct LiveMemory {
  Estimate peakBytes;
  double peakNs = 0;                      ///< since recording began; 0 if not known
  uint64_t samples = 0;                   ///< blocks sampled
  std::vector<TimelineInterval> timeline; ///< intervals in which anything was seen; of one process
};

} // namespace vais::profiler

#endif
