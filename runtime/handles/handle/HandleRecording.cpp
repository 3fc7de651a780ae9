/// Records what the fast paths in Handle.h cannot: new names, allocations beyond a limit, and
/// addresses that belong to other threads.

#include "runtime/handles/handle/Handle.h"

#include "runtime/handles/handle/StoppedWorld.h"

namespace vais::profiler {

/// Leaves the gate, gets samples for the shard and enters again. On return the shard has samples
/// left unless all that may be kept are used up.
template <class Enter> Shard *Handle::withSamplesLeft(Shard *shard, Enter enterAgain) {
  while (shard && !shard->samplesLeft && !sampleLimit_.isExhausted()) {
    shard->gate.leave();
    if (!refill(*shard)) {
      StoppedWorld world(*this);
      sampleLimit_.collect(shards_);
    }
    shard = enterAgain();
  }
  return shard;
}

void Handle::recordSampleSlowly(Shard *shard, const char *function) {
  NameText name;
  const bool isText = readName(function, name);
  if (shard && isText && !shard->samplesLeft)
    shard = withSamplesLeft(shard, [this] { return enter(); });
  if (!shard) {
    if (isText && isRunning()) // interrupted a call of this thread, or no memory
      __atomic_fetch_add(&lostSamples_, 1, __ATOMIC_RELAXED);
    return;
  }
  if (isText) {
    if (shard->samplesLeft && shard->counts.countSamples(name, 1, names_))
      --shard->samplesLeft;
    else
      ++shard->droppedSamples;
  }
  shard->gate.leave();
}

uint64_t Handle::samplingInterval() {
  MutexLock lock(mutex_);
  return isRunning_ && configuration_.isSampling() ? configuration_.sampleInterval : 0;
}

void Handle::addTime(uint32_t sampler, const NameText &function, uint64_t nanoseconds) {
  const auto enterHere = [=] { return enterAs(sampler); };
  Shard *shard = enterHere();
  if (!shard)
    return;
  if (!configuration_.isSampling())
    return shard->gate.leave();
  unsampledTime_ += nanoseconds;
  size_t samples = unsampledTime_ / configuration_.sampleInterval;
  unsampledTime_ %= configuration_.sampleInterval;
  while (samples && (shard = withSamplesLeft(shard, enterHere))) {
    const size_t kept = samples < shard->samplesLeft ? samples : shard->samplesLeft;
    if (!kept || !shard->counts.countSamples(function, kept, names_)) {
      shard->droppedSamples += samples;
      break;
    }
    shard->samplesLeft -= kept;
    samples -= kept;
  }
  if (shard)
    shard->gate.leave();
}

bool Handle::refill(Shard &shard) {
  if (interruptsSlowPath())
    return false;
  const SlowPath slowPath;
  MutexLock lock(mutex_);
  return sampleLimit_.refill(shard);
}

void Handle::recordCallSlowly(Shard *shard, const char *caller, const char *callee) {
  NameText from, to;
  if (configuration_.buildsCallGraph && readName(caller, from) && readName(callee, to))
    shard->counts.countCall(from, to, names_);
  shard->gate.leave();
}

/// Returns the shard, inside its gate again, with access to the stripe and with isCounted(shard)
/// true.
template <class IsCounted>
Shard *Handle::withAccess(Shard *shard, Stripe &stripe, IsCounted isCounted) {
  for (; shard; shard = enter()) {
    const bool isAdmitted = allocations_.admits(stripe, shard->number);
    if (isAdmitted && isCounted(*shard))
      return shard;
    shard->gate.leave();
    if (interruptsSlowPath())
      return nullptr;
    StoppedWorld world(*this);
    if (!isAdmitted)
      stripe.share();
    else
      bytes_.widen(shard->bytes, shards_);
  }
  return nullptr;
}

void Handle::recordAllocationSlowly(Shard *shard, size_t size, uint64_t address) {
  Stripe &stripe = allocations_.stripeOf(address);
  shard = withAccess(shard, stripe, [&](const Shard &own) {
    return own.bytes.hasRoomFor(size) || bytes_.admits(own.bytes);
  });
  if (!shard)
    return;
  size_t replaced;
  bool isTimeToSettle = false;
  if (stripe.change(shard->number,
                    [&](AddressTable &live) { return live.add(address, size, replaced); })) {
    ++shard->allocations;
    shard->allocatedBytes += Bytes(size);
    isTimeToSettle = bytes_.add(shard->bytes, Bytes(size) - Bytes(replaced));
  }
  leaveAndSettle(*shard, isTimeToSettle);
}

void Handle::recordDeallocationSlowly(Shard *shard, uint64_t address) {
  Stripe &stripe = allocations_.stripeOf(address);
  shard = withAccess(shard, stripe, [&](const Shard &own) { return bytes_.admitsFree(own.bytes); });
  if (!shard)
    return;
  size_t size;
  bool isTimeToSettle = false;
  if (stripe.change(shard->number, [&](AddressTable &live) { return live.remove(address, size); }))
    isTimeToSettle = bytes_.add(shard->bytes, -Bytes(size));
  leaveAndSettle(*shard, isTimeToSettle);
}

void Handle::leaveAndSettle(Shard &shard, bool isTimeToSettle) {
  shard.gate.leave();
  if (!isTimeToSettle || interruptsSlowPath())
    return;
  StoppedWorld world(*this);
  bytes_.settle(shards_);
}

} // namespace vais::profiler
