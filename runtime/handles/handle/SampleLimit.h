/// How many samples may still be kept, by all threads together, exactly: shards take from it in
/// portions, and what is left in other shards is collected when there is nothing else.
///
/// Under the profiler's lock, but for isExhausted().

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

  /// Whether all that may be kept is kept. Inside a gate, or in a stopped world.
  bool isExhausted() const { return isExhausted_; }

  /// Gives the shard, which has none left, a portion; false when others may have what is left.
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

  /// Takes back what shards have left. In a stopped world.
  void collect(const Shards &shards) {
    shards.forEach([&](Shard &shard) {
      left_ += shard.samplesLeft;
      shard.samplesLeft = 0;
    });
    isExhausted_ = left_ == 0;
  }

  /// Samples that were not given out.
  size_t left() const { return left_; }

private:
  size_t left_ = 0;
  bool isExhausted_ = false;
};

} // namespace vais::profiler

#endif
