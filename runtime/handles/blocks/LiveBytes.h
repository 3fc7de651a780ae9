/// Counts the live bytes and their peak exactly, without a count that all threads write to
/// (docs/design/peak.md).
///
/// Each shard counts its own bytes and has a limit. The limits add up to no more than the peak, so
/// that there can be no new peak as long as all shards stay within theirs. A shard about to exceed
/// its limit stops the world. From then on all shards share one count, under a lock, until enough
/// events in a row have brought no new peak. While only one shard has ever allocated, its own count
/// is the total.

#ifndef VAIS_PROFILER_HANDLES_LIVEBYTES_H
#define VAIS_PROFILER_HANDLES_LIVEBYTES_H

#include "runtime/base/Mutex.h"

#include <cstddef>
#include <cstdint>

namespace vais::profiler {

/// Sizes come from the caller, so that the sum of two of them may exceed 64 bits.
using Bytes = __int128;

/// Bytes as two words. Compilers load an __int128 in one piece right after it was stored in halves,
/// which defeats store forwarding.
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

/// The part of one shard. All zero bytes mean that the shard has none.
struct ShardBytes {
  BytesInHalves live; ///< allocated less freed by the shard; negative if it frees blocks of others
  Bytes limit;        ///< upper limit of `live`
  Bytes highest;      ///< largest value of `live` since sharing began
  bool isSharing;     ///< whether all shards share one count

  bool hasRoomFor(size_t size) const { return live + Bytes(size) <= limit; }
};

class LiveBytes {
public:
  constexpr LiveBytes() = default;

  /// Return whether the shard may exceed its limit, or free what another shard allocated. To be
  /// called inside its gate.
  bool admits(const ShardBytes &shard) const { return shard.isSharing || only_ == &shard; }
  bool admitsFree(const ShardBytes &shard) const { return hasSeveral_ || only_ == &shard; }

  /// Adds to the shard, which must have room or be admitted. Returns whether it is time to stop
  /// sharing. To be called inside its gate.
  bool add(ShardBytes &shard, Bytes bytes);

  // The following functions require a stopped world. shards.forEach(visit) calls visit(shard), and
  // shard.bytes is the shard's part:

  /// Lets the shard, which was not admitted, exceed its limit.
  template <class Shards> void widen(ShardBytes &shard, const Shards &shards);
  /// Ends sharing and gives all shards new limits.
  template <class Shards> void settle(const Shards &shards);
  /// Adds a new shard. This does not need a stopped world but the lock that stopping takes.
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

  const ShardBytes *only_ = nullptr; ///< the only shard that ever took part; null if several did
  bool hasSeveral_ = false;
  bool isSharing_ = false;
  Bytes peak_ = 0;
  // The shared count:
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

/// All shards get the same part of the slack, which is divided by a power of two, because compilers
/// leave real divisions of this size to a library.
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
