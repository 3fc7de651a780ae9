/// Counts bytes beyond a shard's limit.

#include "runtime/handles/blocks/LiveBytes.h"

namespace vais::profiler {

bool LiveBytes::add(ShardBytes &shard, Bytes bytes) {
  shard.live += bytes;
  if (only_ == &shard) {
    if (shard.live > peak_)
      peak_ = shard.limit = shard.live;
    return false;
  }
  if (!shard.isSharing)
    return false;
  if (shard.live > shard.highest)
    shard.highest = shard.live;
  MutexLock lock(mutex_);
  current_ += bytes;
  if (current_ > peak_) {
    peak_ = current_;
    quietEvents_ = 0;
  }
  return ++quietEvents_ == kQuietEvents;
}

void LiveBytes::clear() {
  only_ = nullptr;
  hasSeveral_ = isSharing_ = false;
  peak_ = current_ = 0;
  quietEvents_ = 0;
}

} // namespace vais::profiler
