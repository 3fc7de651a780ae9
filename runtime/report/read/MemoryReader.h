/// From what a profile says of blocks to the MemoryCounts of a Profile.

#ifndef VAIS_PROFILER_REPORT_MEMORYREADER_H
#define VAIS_PROFILER_REPORT_MEMORYREADER_H

#include "runtime/report/model/Profile.h"
#include "runtime/report/read/ProfileImage.h"

#include "contracts/MemoryFormat.h"

namespace vais::profiler {

class MemoryReader {
public:
  /// Reads what concerns the process; `threads` are its trees.
  MemoryReader(ProfileImage &image, const std::vector<format::Thread> &threads, double nsPerTick);

  /// Peak and timeline; where blocks are sampled the peak is the sum of what contexts had at it.
  LiveMemory process() const;
  uint64_t droppedBlocks() const { return process_.droppedBlocks; }

  /// Adds what is known of the blocks made in a context to `counts`; returns their sizes.
  std::optional<SizeGroups> read(const format::Context &context, MemoryCounts &counts);

private:
  void readPeak(const std::vector<format::Thread> &threads);
  void addClasses(const format::ContextMemory &from, MemoryCounts &counts, SizeGroups &sizes);
  void addClass(const format::BlockClass &from, MemoryCounts &counts) const;
  void addLarge(const format::LargeBlocks &from, MemoryCounts &counts) const;
  void addSamples(const format::ContextMemory &from, MemoryCounts &counts) const;
  double nsSinceStart(uint64_t ticks) const;

  ProfileImage &image_;
  format::ProcessMemory process_{};
  bool isExact_;
  bool isAtPeak_ = false; ///< the most bytes are live now
  double nsPerTick_;
};

} // namespace vais::profiler

#endif
