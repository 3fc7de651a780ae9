/// The live allocations of a profiler, in all threads.
///
/// Addresses are spread over stripes by the 64 KiB they lie in. A stripe belongs to the shard that
/// used it first, and only that touches it, without a lock: allocators give each thread memory of
/// its own. When another one comes, the world is stopped once and the stripe is everybody's from
/// then on, under its own lock.

#ifndef VAIS_PROFILER_HANDLES_ALLOCATIONMAP_H
#define VAIS_PROFILER_HANDLES_ALLOCATIONMAP_H

#include "runtime/base/Mutex.h"
#include "runtime/handles/blocks/AddressTable.h"

namespace vais::profiler {

class alignas(64) Stripe {
public:
  constexpr Stripe() = default;

  /// Whether the shard has it for itself. Inside the shard's gate, as all that follows.
  bool belongsTo(uint32_t shard) const {
    return __atomic_load_n(&owner_, __ATOMIC_RELAXED) == shard;
  }

  /// Whether the shard may touch it: it is the shard's, perhaps from now on, or everybody's.
  /// `used` is the list that a stripe enters with its first owner.
  bool admits(uint32_t shard, Stripe *&used);

  /// From now on everybody's, unless it is nobody's again. In a stopped world.
  void share() { owner_ = owner_ == kNobody ? kNobody : kEverybody; }

  /// The allocations: of a stripe that belongs to the shard, or in a stopped world.
  AddressTable &live() { return live_; }

  /// `action(allocations)`, for a shard that was admitted.
  template <class Action> bool change(uint32_t shard, Action action) {
    if (belongsTo(shard))
      return action(live_);
    MutexLock lock(mutex_);
    return action(live_);
  }

  Stripe *nextUsed() const { return nextUsed_; }

  /// Nobody's, and empty. In a stopped world.
  void clear();

private:
  static constexpr uint32_t kNobody = 0;
  static constexpr uint32_t kEverybody = UINT32_MAX;

  uint32_t owner_ = kNobody; ///< number of a shard
  Mutex mutex_;
  Stripe *nextUsed_ = nullptr;
  AddressTable live_;
};
static_assert(sizeof(Stripe) == 64, "one cache line each: no two threads meet in one");

class AllocationMap {
public:
  constexpr AllocationMap() = default;

  /// Before the first use. False when there is no memory.
  bool prepare();

  Stripe &stripeOf(uint64_t address) const {
    const uint64_t region = address >> 16;
    return stripes_[(region ^ region >> 16) % kStripes];
  }
  bool admits(Stripe &stripe, uint32_t shard) { return stripe.admits(shard, used_); }

  /// Forgets all allocations. In a stopped world.
  void clear();

  /// Gives the memory back as well.
  void release();

  /// Calls `visit(address, size)` for each live allocation, in no order. In a stopped world.
  template <class Visit> void forEach(Visit visit) const {
    for (Stripe *stripe = used_; stripe; stripe = stripe->nextUsed())
      stripe->live().forEach(visit);
  }

private:
  static constexpr size_t kStripes = size_t(1) << 16;

  Stripe *stripes_ = nullptr;
  Stripe *used_ = nullptr;
};

} // namespace vais::profiler

#endif
