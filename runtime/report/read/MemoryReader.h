/// Reads what a profile says about blocks into the MemoryCounts of a Profile.

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

  /// Returns the peak and the timeline. If blocks were sampled, the bytes of the peak are not set:
  /// they are the sum of what the contexts had at it.
  LiveMemory process() const;
  uint64_t droppedBlocks() const { return process_.droppedBlocks; }

  /// Adds what is known about the blocks made in a context to `counts`. Returns their sizes, or
  /// nothing if nothing is known.
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
  bool isAtPeak_ = false; ///< the peak is now
  double nsPerTick_;
};

} // namespace vais::profiler

#endif
