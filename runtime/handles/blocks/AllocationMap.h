/// The live allocations of a profiler, over all threads.
///
/// Addresses are distributed over stripes by the 64 KiB in which they lie. A stripe belongs to the
/// shard that uses it first, and only that shard accesses it, without a lock, because allocators
/// give each thread memory of its own. When another shard needs the stripe, the world is stopped
/// once, and from then on the stripe is shared under a lock of its own.

#ifndef VAIS_PROFILER_HANDLES_ALLOCATIONMAP_H
#define VAIS_PROFILER_HANDLES_ALLOCATIONMAP_H

#include "runtime/base/Mutex.h"
#include "runtime/handles/blocks/AddressTable.h"

namespace vais::profiler {

class alignas(64) Stripe {
public:
  constexpr Stripe() = default;

  /// Returns whether the stripe belongs to this shard alone. Like the following functions, to be
  /// called inside the shard's gate.
  bool belongsTo(uint32_t shard) const {
    return __atomic_load_n(&owner_, __ATOMIC_RELAXED) == shard;
  }

  /// Returns whether the shard may access the stripe: because it owns it, possibly from now on, or
  /// because the stripe is shared. A stripe is added to the list `used` when it gets its first
  /// owner.
  bool admits(uint32_t shard, Stripe *&used);

  /// Makes the stripe shared, unless it no longer has an owner. Requires a stopped world.
  void share() { owner_ = owner_ == kNobody ? kNobody : kEverybody; }

  /// Returns the allocations. Requires a stripe that belongs to the shard, or a stopped world.
  AddressTable &live() { return live_; }

  /// Calls `action(allocations)` on behalf of a shard that was admitted.
  template <class Action> bool change(uint32_t shard, Action action) {
    if (belongsTo(shard))
      return action(live_);
    MutexLock lock(mutex_);
    return action(live_);
  }

  Stripe *nextUsed() const { return nextUsed_; }

  /// Removes owner and allocations. Requires a stopped world.
  void clear();

private:
  static constexpr uint32_t kNobody = 0;
  static constexpr uint32_t kEverybody = UINT32_MAX;

  uint32_t owner_ = kNobody; ///< number of a shard, kNobody or kEverybody
  Mutex mutex_;
  Stripe *nextUsed_ = nullptr;
  AddressTable live_;
};
static_assert(sizeof(Stripe) == 64, "one cache line each: no two threads meet in one");

class AllocationMap {
public:
  constexpr AllocationMap() = default;

  /// Must be called before the first use. Returns false if there is no memory.
  bool prepare();

  Stripe &stripeOf(uint64_t address) const {
    const uint64_t region = address >> 16;
    return stripes_[(region ^ region >> 16) % kStripes];
  }
  bool admits(Stripe &stripe, uint32_t shard) { return stripe.admits(shard, used_); }

  /// Removes all allocations. Requires a stopped world.
  void clear();

  /// Like clear(), but also frees the memory.
  void release();

  /// Calls `visit(address, size)` for each live allocation, in no particular order. Requires a
  /// stopped world.
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
