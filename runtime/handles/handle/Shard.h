/// What one thread recorded for one profiler. Successive threads may use the same shard, one at a
/// time.
///
/// The owner accesses it inside the gate; others do so while the gate is closed and the owner is
/// outside.

#ifndef VAIS_PROFILER_HANDLES_SHARD_H
#define VAIS_PROFILER_HANDLES_SHARD_H

#include "runtime/handles/blocks/LiveBytes.h"
#include "runtime/handles/handle/ShardGate.h"
#include "runtime/handles/names/NameCounts.h"

namespace vais::profiler {

struct alignas(64) Shard {
  ShardGate gate;
  uint32_t owner;  ///< Linux thread id
  uint32_t number; ///< counted from 1
  Shard *next;     ///< the shard made before this one
  size_t samplesLeft;
  size_t droppedSamples;
  size_t allocations;
  BytesInHalves allocatedBytes;
  ShardBytes bytes;
  NameCounts counts;

  void clear() {
    samplesLeft = droppedSamples = allocations = 0;
    allocatedBytes = {};
    bytes = {};
    counts.clear();
  }
};

/// The shards of a profiler. They live as long as the profiler.
class Shards {
public:
  constexpr Shards() = default;

  /// Returns whether the thread is inside one of the gates, which means that the caller is a signal
  /// handler. May be called at any time.
  bool hasInside(uint32_t thread) const;

  /// Returns the thread's shard: the one that it had, one whose thread has ended, or a new one, in
  /// which case `isNew` is set. Returns null if there is no memory. May be called by one thread at
  /// a time. Makes system calls.
  Shard *ofThread(uint32_t thread, bool &isNew);

  /// For a forked child, in which only `thread`, called `before` in the parent, is left.
  void keepOnly(uint32_t before, uint32_t thread);

  /// Frees the shards. No thread may record any more.
  void release();

  template <class Visit> void forEach(Visit visit) const {
    for (Shard *shard = newest(); shard; shard = shard->next)
      visit(*shard);
  }

private:
  Shard *newest() const { return __atomic_load_n(&newest_, __ATOMIC_ACQUIRE); }
  Shard *find(uint32_t thread) const;
  Shard *adopt(uint32_t thread);
  Shard *make(uint32_t thread);

  Shard *newest_ = nullptr;
  Shard *nextTried_ = nullptr; ///< where the next search for a shard without owner continues
};

/// A thread's shard of the profiler with this number.
struct RecentShard {
  uint64_t profiler;
  Shard *shard;
};
constexpr unsigned kRecentShards = 8;

/// The shards of the profilers that the thread has used most recently.
extern __thread RecentShard tRecentShards[kRecentShards]
    __attribute__((tls_model("initial-exec"), visibility("hidden")));

/// Checks the profiler's number twice, because a signal handler may store another profiler's shard
/// between any two instructions.
inline Shard *recentShard(uint64_t profiler) {
  const RecentShard &recent = tRecentShards[profiler % kRecentShards];
  if (__builtin_expect(__atomic_load_n(&recent.profiler, __ATOMIC_RELAXED) != profiler, 0))
    return nullptr;
  Shard *shard = __atomic_load_n(&recent.shard, __ATOMIC_RELAXED);
  __atomic_signal_fence(__ATOMIC_SEQ_CST);
  const bool isStillIts = __atomic_load_n(&recent.profiler, __ATOMIC_RELAXED) == profiler;
  return __builtin_expect(isStillIts, 1) ? shard : nullptr;
}

/// Requires that signal handlers are kept away.
inline void rememberShard(uint64_t profiler, Shard *shard) {
  tRecentShards[profiler % kRecentShards] = {profiler, shard};
}

} // namespace vais::profiler

#endif
