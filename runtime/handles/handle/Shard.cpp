/// Assigns shards to threads.

#include "runtime/handles/handle/Shard.h"

#include "runtime/base/OwnThread.h"

namespace vais::profiler {

/// Number of existing shards that are considered for a new thread before it gets a new one.
static constexpr int kShardsTried = 8;

__thread RecentShard tRecentShards[kRecentShards];

static uint32_t ownerOf(const Shard &shard) {
  return __atomic_load_n(&shard.owner, __ATOMIC_RELAXED);
}

Shard *Shards::find(uint32_t thread) const {
  for (Shard *shard = newest(); shard; shard = shard->next)
    if (ownerOf(*shard) == thread)
      return shard;
  return nullptr;
}

bool Shards::hasInside(uint32_t thread) const {
  const Shard *shard = find(thread);
  return shard && shard->gate.isInside();
}

Shard *Shards::ofThread(uint32_t thread, bool &isNew) {
  isNew = false;
  if (Shard *shard = find(thread))
    return shard;
  if (Shard *shard = adopt(thread))
    return shard;
  isNew = true;
  return make(thread);
}

Shard *Shards::adopt(uint32_t thread) {
  for (int i = 0; i < kShardsTried; ++i) {
    Shard *shard = nextTried_ ? nextTried_ : newest_;
    if (!shard)
      return nullptr;
    nextTried_ = shard->next;
    if (!isThreadGone(shard->owner))
      continue;
    shard->gate.forget();
    __atomic_store_n(&shard->owner, thread, __ATOMIC_RELAXED);
    nextTried_ = shard; // a program with short threads frees the same shard again and again
    return shard;
  }
  return nullptr;
}

Shard *Shards::make(uint32_t thread) {
  auto *shard = static_cast<Shard *>(mapMemory(sizeof(Shard)));
  if (!shard)
    return nullptr;
  shard->owner = thread;
  shard->next = newest_;
  shard->number = newest_ ? newest_->number + 1 : 1;
  __atomic_store_n(&newest_, shard, __ATOMIC_RELEASE);
  return shard;
}

void Shards::keepOnly(uint32_t before, uint32_t thread) {
  forEach([&](Shard &shard) {
    if (shard.owner != before)
      shard.gate.forget();
    shard.owner = shard.owner == before ? thread : kNoThread;
  });
}

void Shards::release() {
  while (newest_) {
    Shard *shard = newest_;
    newest_ = shard->next;
    shard->clear();
    unmapMemory(shard, sizeof *shard);
  }
  nextTried_ = nullptr;
}

} // namespace vais::profiler
