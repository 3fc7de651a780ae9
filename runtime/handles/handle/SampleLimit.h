/// Limits the number of samples that all threads together may still keep, exactly. Shards take
/// portions of it; when nothing is left to give out, what is left in other shards is collected.
///
/// All functions except isExhausted() require the profiler's lock.

#ifndef VAIS_PROFILER_HANDLES_SAMPLELIMIT_H
#define VAIS_PROFILER_HANDLES_SAMPLELIMIT_H

#include "runtime/handles/handle/Shard.h"

namespace vais::profiler {

class SampleLimit {
public:
  constexpr SampleLimit() = default;

  void begin(size_t most) {
    left_ = most;
    isExhausted_ = most == 0;
  }

  /// Returns whether all samples that may be kept have been kept. To be called inside a gate or in
  /// a stopped world.
  bool isExhausted() const { return isExhausted_; }

  /// Gives a portion to the shard, which has none left. Returns false if only other shards may have
  /// samples left.
  bool refill(Shard &shard) {
    constexpr size_t kMostAtOnce = 1 << 16;
    if (!left_)
      return false;
    size_t portion = left_ / 16 + 1;
    portion = portion < kMostAtOnce ? portion : kMostAtOnce;
    shard.samplesLeft += portion;
    left_ -= portion;
    return true;
  }

  /// Takes back what the shards have left. Requires a stopped world.
  void collect(const Shards &shards) {
    shards.forEach([&](Shard &shard) {
      left_ += shard.samplesLeft;
      shard.samplesLeft = 0;
    });
    isExhausted_ = left_ == 0;
  }

  /// Returns the number of samples that have not been given out.
  size_t left() const { return left_; }

private:
  size_t left_ = 0;
  bool isExhausted_ = false;
};

} // namespace vais::profiler

#endif
