/// What is known of blocks of memory beyond how many were made: part of a Snapshot.

#ifndef VAIS_PROFILER_REPORT_BLOCKS_H
#define VAIS_PROFILER_REPORT_BLOCKS_H

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

/// Sizes by powers of two: group 0 holds size 0, group i sizes of i bits, the last all larger ones.
constexpr unsigned kSizeGroups = 48;

/// Blocks made in a context, or in a function. All zero with memory=none.
struct Blocks {
  Estimate live;      ///< blocks that were not freed
  Estimate liveBytes; ///< as requested, like all bytes
  Estimate atPeak;    ///< blocks that were live when the process had the most bytes
  Estimate bytesAtPeak;
  Estimate temporary; ///< blocks that their context freed before anything else was allocated
  double ended = 0;   ///< blocks freed that samples stand for: what the two sums below are of
  double lifetimeNs = 0;
  double lifetimeCalls = 0; ///< calls of the allocating function meanwhile
  uint64_t reallocations = 0;
  uint64_t missedFrees = 0; ///< blocks whose place was given to others before a free was seen
  uint64_t unseenFrees = 0; ///< frees here of blocks that were not followed; only with memory=exact
  std::array<double, kSizeGroups> sizes = {}; ///< blocks made, by size

  void add(const Blocks &other);
};

/// Bytes that were live in a part of a process's time.
struct TimelineInterval {
  double startNs = 0; ///< since recording began
  double endNs = 0;
  double highestBytes = 0;
  double lastBytes = 0;
};

/// The process as a whole.
struct LiveMemory {
  Estimate peakBytes;
  double peakNs = 0;    ///< since recording began
  uint64_t samples = 0; ///< blocks sampled
  std::vector<TimelineInterval> timeline; ///< intervals in which anything was seen; of one process
};

} // namespace vais::profiler

#endif
