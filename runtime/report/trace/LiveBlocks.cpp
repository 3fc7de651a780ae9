/// A holder saves what it had at the peak when it first changes afterwards.

#include "runtime/report/trace/LiveBlocks.h"

#include <algorithm>

namespace vais::profiler {

namespace {

size_t sizeGroup(uint64_t size) {
  const size_t bits = size ? 64 - static_cast<size_t>(__builtin_clzll(size)) : 0;
  return std::min(bits, SizeGroups().size() - 1);
}

} // namespace

HolderMemory &LiveBlocks::memoryOf(uint32_t holder) {
  if (holder >= holders_.size())
    holders_.resize(size_t(holder) + 1);
  return holders_[holder];
}

void LiveBlocks::beforeChange(HolderMemory &memory) {
  if (memory.epoch == epoch_)
    return;
  memory.epoch = epoch_;
  memory.atPeak = memory.live;
  memory.bytesAtPeak = memory.liveBytes;
}

void LiveBlocks::allocate(uint32_t holder, uint64_t address, uint64_t size, uint64_t ticks) {
  HolderMemory &memory = memoryOf(holder);
  if (address == 0) {
    ++memory.counts.failedAllocations;
    return;
  }
  ++memory.counts.allocations;
  memory.counts.allocatedBytes += size;
  ++memory.sizes[sizeGroup(size)];
  if (const auto stale = blocks_.find(address); stale != blocks_.end()) {
    ++memoryOf(stale->second.holder).counts.missedFrees;
    remove(stale);
  }
  if (blocks_.size() == kMostBlocks) {
    ++droppedBlocks_;
    return;
  }
  HolderMemory &owner = memoryOf(holder); // looked up again, because it may have moved
  beforeChange(owner);
  blocks_.emplace(address, LiveBlock{size, ticks, holder});
  ++owner.live;
  owner.liveBytes += size;
  liveBytes_ += size;
  if (liveBytes_ <= peakBytes_)
    return;
  peakBytes_ = liveBytes_;
  peakTicks_ = ticks;
  isAtPeak_ = true;
}

void LiveBlocks::remove(std::unordered_map<uint64_t, LiveBlock>::iterator block) {
  if (isAtPeak_) {
    ++epoch_;
    isAtPeak_ = false;
  }
  HolderMemory &memory = memoryOf(block->second.holder);
  beforeChange(memory);
  --memory.live;
  memory.liveBytes -= block->second.size;
  liveBytes_ -= block->second.size;
  blocks_.erase(block);
}

void LiveBlocks::free(uint32_t holder, uint64_t address, uint64_t before) {
  ++memoryOf(holder).counts.deallocations;
  const auto block = blocks_.find(address);
  if (block == blocks_.end()) {
    ++memoryOf(holder).counts.unseenFrees;
    return;
  }
  if (block->second.ticks <= before)
    remove(block);
}

std::pair<uint64_t, uint64_t> LiveBlocks::atPeak(const HolderMemory &memory) const {
  if (isAtPeak_ || memory.epoch != epoch_)
    return {memory.live, memory.liveBytes};
  return {memory.atPeak, memory.bytesAtPeak};
}

} // namespace vais::profiler
