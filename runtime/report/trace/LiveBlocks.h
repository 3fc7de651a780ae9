/// Follows the live blocks of memory through a trace, and what contexts have of them.

#ifndef VAIS_PROFILER_REPORT_LIVEBLOCKS_H
#define VAIS_PROFILER_REPORT_LIVEBLOCKS_H

#include "runtime/report/model/MemoryCounts.h"

#include <cstddef>
#include <unordered_map>
#include <vector>

namespace vais::profiler {

/// A live block.
struct LiveBlock {
  uint64_t size = 0;
  uint64_t ticks = 0;  ///< when it was allocated
  uint32_t holder = 0; ///< the context that allocated it
};

/// What a context has allocated, and what of it is live now and was live at the peak.
struct HolderMemory {
  MemoryCounts counts; ///< without the blocks that are live
  SizeGroups sizes{};
  uint64_t live = 0, liveBytes = 0;
  uint64_t atPeak = 0, bytesAtPeak = 0; ///< as of `epoch`
  uint64_t epoch = 0;
};

/// Follows blocks by their addresses, as many as fit into a bounded amount of memory.
class LiveBlocks {
public:
  /// Returns the memory of a holder; holders are numbered from 0.
  HolderMemory &memoryOf(uint32_t holder);
  /// Returns the holders up to the last one that was ever asked for.
  const std::vector<HolderMemory> &holders() const { return holders_; }

  void allocate(uint32_t holder, uint64_t address, uint64_t size, uint64_t ticks);
  /// Records a free in `holder` of a block that was allocated no later than `before` ticks.
  void free(uint32_t holder, uint64_t address, uint64_t before);

  /// Returns the holder's blocks and bytes when the process had the most bytes.
  std::pair<uint64_t, uint64_t> atPeak(const HolderMemory &memory) const;

  uint64_t peakBytes() const { return peakBytes_; }
  uint64_t peakTicks() const { return peakTicks_; }
  uint64_t droppedBlocks() const { return droppedBlocks_; }

private:
  void beforeChange(HolderMemory &memory);
  void remove(std::unordered_map<uint64_t, LiveBlock>::iterator block);

  static constexpr size_t kMostBlocks = size_t(1) << 20;

  std::unordered_map<uint64_t, LiveBlock> blocks_;
  std::vector<HolderMemory> holders_;
  uint64_t liveBytes_ = 0;
  uint64_t peakBytes_ = 0;
  uint64_t peakTicks_ = 0;
  uint64_t epoch_ = 0;
  bool isAtPeak_ = true; ///< nothing has been freed since
  uint64_t droppedBlocks_ = 0;
};

} // namespace vais::profiler

#endif
