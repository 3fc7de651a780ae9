/// Ownership of stripes.

#include "runtime/handles/blocks/AllocationMap.h"

namespace vais::profiler {

bool Stripe::admits(uint32_t shard, Stripe *&used) {
  uint32_t owner = kNobody;
  if (!__atomic_compare_exchange_n(&owner_, &owner, shard, false, __ATOMIC_RELAXED,
                                   __ATOMIC_RELAXED))
    return owner == shard || owner == kEverybody;
  nextUsed_ = __atomic_load_n(&used, __ATOMIC_RELAXED);
  while (!__atomic_compare_exchange_n(&used, &nextUsed_, this, true, __ATOMIC_RELEASE,
                                      __ATOMIC_RELAXED))
    ;
  return true;
}

void Stripe::clear() {
  live_.clear();
  owner_ = kNobody;
  nextUsed_ = nullptr;
}

bool AllocationMap::prepare() {
  if (!stripes_)
    stripes_ = static_cast<Stripe *>(mapSparseMemory(kStripes * sizeof(Stripe)));
  return stripes_;
}

void AllocationMap::clear() {
  while (used_) {
    Stripe *next = used_->nextUsed();
    used_->clear();
    used_ = next;
  }
}

void AllocationMap::release() {
  clear();
  unmapMemory(stripes_, kStripes * sizeof(Stripe));
  stripes_ = nullptr;
}

} // namespace vais::profiler
