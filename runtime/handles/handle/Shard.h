/// What one thread recorded for one profiler. Threads that follow each other may share one, one at
/// a time.
///
/// The owner touches it inside the gate, others while the gate is closed and the owner outside.

#ifndef VAIS_PROFILER_HANDLES_SHARD_H
#define VAIS_PROFILER_HANDLES_SHARD_H

#include "runtime/handles/blocks/LiveBytes.h"
#include "runtime/handles/handle/ShardGate.h"
#include "runtime/handles/names/NameCounts.h"

namespace vais::profiler {

struct alignas(64) Shard {
  ShardGate gate;
  uint32_t owner;  ///< Linux thread id
  uint32_t number; ///< from 1
  Shard *next;     ///< made before this one
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

/// The shards of a profiler. They live as long as it.
class Shards {
public:
  constexpr Shards() = default;

  /// Whether the thread is inside the gate of one: it is a signal handler then. Any time.
  bool hasInside(uint32_t thread) const;

  /// The thread's own: the one it had, that of a thread which is gone, or a new one, of which
  /// `isNew` tells. Null when there is no memory. One thread at a time; system calls.
  Shard *ofThread(uint32_t thread, bool &isNew);

  /// In a forked child: only `thread` is left, which was `before`.
  void keepOnly(uint32_t before, uint32_t thread);

  /// Nobody may record any more.
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
  Shard *nextTried_ = nullptr; ///< where the next search for one without owner goes on
};

/// A thread's shard of the profiler with this number.
struct RecentShard {
  uint64_t profiler;
  Shard *shard;
};
constexpr unsigned kRecentShards = 8;

/// The shards of the profilers that the thread used latest.
extern __thread RecentShard tRecentShards[kRecentShards]
    __attribute__((tls_model("initial-exec"), visibility("hidden")));

/// A handler may put another profiler's shard there between any two instructions: hence the second
/// look.
inline Shard *recentShard(uint64_t profiler) {
  const RecentShard &recent = tRecentShards[profiler % kRecentShards];
  if (__builtin_expect(__atomic_load_n(&recent.profiler, __ATOMIC_RELAXED) != profiler, 0))
    return nullptr;
  Shard *shard = __atomic_load_n(&recent.shard, __ATOMIC_RELAXED);
  __atomic_signal_fence(__ATOMIC_SEQ_CST);
  const bool isStillIts = __atomic_load_n(&recent.profiler, __ATOMIC_RELAXED) == profiler;
  return __builtin_expect(isStillIts, 1) ? shard : nullptr;
}

/// Out of the way of signal handlers.
inline void rememberShard(uint64_t profiler, Shard *shard) {
  tRecentShards[profiler % kRecentShards] = {profiler, shard};
}

} // namespace vais::profiler

#endif
