/// Bytes that are live, and the most there have been, exactly, without a count that all threads
/// write.
///
/// Each shard counts its own and has a limit; the limits together are no more than the peak, so
/// that within them no new peak can be. A shard that would go beyond its limit stops the world, and
/// from then on all share one count, under a lock, until they have gone on for a while without a
/// new peak. While only one shard has ever allocated, its own count is all there is.

#ifndef VAIS_PROFILER_HANDLES_LIVEBYTES_H
#define VAIS_PROFILER_HANDLES_LIVEBYTES_H

#include "runtime/base/Mutex.h"

#include <cstddef>
#include <cstdint>

namespace vais::profiler {

/// Sizes come from the caller: two of them may exceed 64 bits.
using Bytes = __int128;

/// Bytes in two words: compilers load an __int128 at once, right after it was stored in halves,
/// for which the processor makes them wait.
struct BytesInHalves {
  uint64_t low;
  int64_t high;

  operator Bytes() const {
    return static_cast<Bytes>(static_cast<unsigned __int128>(high) << 64 | low);
  }
  BytesInHalves &operator=(Bytes bytes) {
    low = static_cast<uint64_t>(bytes);
    high = static_cast<int64_t>(bytes >> 64);
    return *this;
  }
  BytesInHalves &operator+=(Bytes bytes) { return *this = *this + bytes; }
};

/// A shard's part. Zero bytes are one that has none.
struct ShardBytes {
  BytesInHalves live; ///< allocated less freed by the shard; negative where it frees others' blocks
  Bytes limit;        ///< what `live` may reach
  Bytes highest;      ///< the most it was since sharing began
  bool isSharing;     ///< whether all share one count

  bool hasRoomFor(size_t size) const { return live + Bytes(size) <= limit; }
};

class LiveBytes {
public:
  constexpr LiveBytes() = default;

  /// Whether the shard may go beyond its limit, or free what another one allocated. Inside its
  /// gate.
  bool admits(const ShardBytes &shard) const { return shard.isSharing || only_ == &shard; }
  bool admitsFree(const ShardBytes &shard) const { return hasSeveral_ || only_ == &shard; }

  /// Adds to the shard, for which there was room or which was admitted. Returns whether it is time
  /// to stop sharing. Inside its gate.
  bool add(ShardBytes &shard, Bytes bytes);

  // In a stopped world, where shards.forEach(visit) calls visit(shard), and shard.bytes is its
  // part:

  /// Lets the shard, which was not admitted, go beyond its limit.
  template <class Shards> void widen(ShardBytes &shard, const Shards &shards);
  /// Ends sharing: new limits for all.
  template <class Shards> void settle(const Shards &shards);
  /// A new shard, without a stop: under the lock that stopping takes.
  void join(ShardBytes &shard) const { beginSharing(shard, isSharing_); }

  template <class Shards> Bytes current(const Shards &shards) const;
  Bytes peak() const { return peak_; }
  void clear();

private:
  static constexpr uint32_t kQuietEvents = 4096; ///< without a new peak, until sharing ends
  static constexpr Bytes kNoRoom = Bytes(1) << 126;

  static void beginSharing(ShardBytes &shard, bool isSharing) {
    shard.isSharing = isSharing;
    shard.limit = isSharing ? -kNoRoom : shard.live;
    shard.highest = shard.live;
  }

  const ShardBytes *only_ = nullptr; ///< the one that ever took part; null where several did
  bool hasSeveral_ = false;
  bool isSharing_ = false;
  Bytes peak_ = 0;
  // Of what is shared:
  alignas(64) Mutex mutex_;
  uint32_t quietEvents_ = 0;
  Bytes current_ = 0;
};

template <class Shards> Bytes LiveBytes::current(const Shards &shards) const {
  Bytes sum = 0;
  shards.forEach([&](const auto &shard) { sum += shard.bytes.live; });
  return sum;
}

template <class Shards> void LiveBytes::widen(ShardBytes &shard, const Shards &shards) {
  if (admits(shard)) // another thread was faster
    return;
  if (!only_ && !hasSeveral_) {
    only_ = &shard;
    return;
  }
  only_ = nullptr;
  hasSeveral_ = isSharing_ = true;
  quietEvents_ = 0;
  current_ = current(shards);
  shards.forEach([](auto &one) { beginSharing(one.bytes, true); });
}

/// All get the same of what the peak leaves: divided by a power of two, since compilers leave real
/// divisions of this size to a library.
template <class Shards> void LiveBytes::settle(const Shards &shards) {
  if (!isSharing_)
    return;
  isSharing_ = false;
  uint64_t count = 0;
  Bytes wanted = 0;
  shards.forEach([&](const auto &shard) {
    ++count;
    wanted += shard.bytes.highest - shard.bytes.live;
  });
  const Bytes slack = peak_ - current(shards);
  const bool isEnough = wanted <= slack;
  const Bytes each = (isEnough ? slack - wanted : slack) >> (64 - __builtin_clzll(count));
  shards.forEach([&](auto &shard) {
    ShardBytes &bytes = shard.bytes;
    bytes.isSharing = false;
    bytes.limit = (isEnough ? bytes.highest : bytes.live) + each;
  });
}

} // namespace vais::profiler

#endif
