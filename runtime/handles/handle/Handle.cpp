/// Implements the rare operations of profilers: starting, stopping, reading, and adding threads.

#include "runtime/handles/handle/Handle.h"

#include "runtime/base/OwnThread.h"
#include "runtime/collect/clock/Ticks.h"
#include "runtime/collect/state/ThreadState.h"
#include "runtime/handles/handle/Errors.h"
#include "runtime/handles/handle/HandleList.h"
#include "runtime/handles/handle/Sampler.h"
#include "runtime/handles/handle/StoppedWorld.h"

namespace vais::profiler {

/// The number of profilers that have been numbered so far.
static uint64_t gNumbers;

/// Closes all gates and waits until their owners are outside, except for `except`, which is the
/// calling thread.
void Handle::closeGates(uint32_t except) {
  shards_.forEach([](Shard &shard) { shard.gate.close(); });
  orderAllThreads();
  shards_.forEach([=](Shard &shard) {
    if (shard.owner != except || except == kNoThread)
      shard.gate.awaitOutside(shard.owner);
  });
}

/// Opens the gates, unless the profiler does not run; then they stay closed.
void Handle::openGates() {
  if (isRunning_)
    shards_.forEach([](Shard &shard) { shard.gate.open(); });
}

void Handle::configure(const Configuration &configuration) {
  prepareShardGates();
  const SlowPath slowPath;
  MutexLock lock(mutex_);
  configuration_ = configuration;
  sampleLimit_.begin(configuration.maxSamples);
  if (!number_)
    number_ = __atomic_add_fetch(&gNumbers, 1, __ATOMIC_RELAXED);
}

bool Handle::start() {
  StoppedWorld world(*this);
  if (isRunning_)
    return fail(VAIS_PROFILER_ALREADY_RUNNING);
  if (configuration_.tracksMemory && !allocations_.prepare())
    return fail(VAIS_PROFILER_NO_MEMORY);
  forget();
  startedAt_ = monotonicNanoseconds();
  __atomic_store_n(&isRunning_, true, __ATOMIC_RELEASE);
  if (configuration_.isSampling())
    wakeSampler();
  return true;
}

bool Handle::stop() {
  StoppedWorld world(*this);
  if (!isRunning_)
    return fail(VAIS_PROFILER_NOT_RUNNING);
  stoppedAt_ = monotonicNanoseconds();
  __atomic_store_n(&isRunning_, false, __ATOMIC_RELAXED);
  return true;
}

static size_t clamp(Bytes bytes) {
  return bytes > Bytes(SIZE_MAX) ? SIZE_MAX : static_cast<size_t>(bytes);
}

VaisProfileStats Handle::stats() {
  StoppedWorld world(*this);
  return totals();
}

/// Requires a stopped world.
VaisProfileStats Handle::totals() {
  size_t samples = configuration_.maxSamples - sampleLimit_.left();
  size_t allocations = 0;
  Bytes allocatedBytes = 0;
  shards_.forEach([&](const Shard &shard) {
    samples -= shard.samplesLeft;
    allocations += shard.allocations;
    allocatedBytes += shard.allocatedBytes;
  });
  return {samples,
          allocations,
          clamp(allocatedBytes),
          clamp(bytes_.current(shards_)),
          clamp(bytes_.peak()),
          names_.edges()};
}

size_t Handle::droppedSamples() {
  StoppedWorld world(*this);
  size_t dropped = __atomic_load_n(&lostSamples_, __ATOMIC_RELAXED);
  shards_.forEach([&](const Shard &shard) { dropped += shard.droppedSamples; });
  return dropped;
}

uint64_t Handle::duration() {
  const SlowPath slowPath;
  MutexLock lock(mutex_);
  return (isRunning_ ? monotonicNanoseconds() : stoppedAt_) - startedAt_;
}

static NameText textOf(uint64_t name) { return textOf(*reinterpret_cast<const Name *>(name)); }

static bool copyCalls(const Shard &shard, Contents &contents) {
  bool isComplete = true;
  shard.counts.edges().forEach([&](const CallEdge &edge) {
    isComplete &= contents.addCalls(textOf(edge.caller), textOf(edge.callee), edge.calls);
  });
  return isComplete;
}

static bool copySamples(const Shard &shard, Contents &contents) {
  bool isComplete = true;
  shard.counts.names().forEach([&](const NameEntry &entry) {
    if (entry.samples)
      isComplete &= contents.addSamples(textOf(*entry.name), entry.samples);
  });
  return isComplete;
}

bool Handle::copyTo(Contents &contents, Copied what) {
  StoppedWorld world(*this);
  bool isComplete = true;
  shards_.forEach([&](Shard &shard) {
    shard.counts.flush();
    isComplete &= copyCalls(shard, contents);
    if (what == Copied::Everything)
      isComplete &= copySamples(shard, contents);
  });
  if (what == Copied::Calls)
    return isComplete;
  allocations_.forEach(
      [&](uint64_t address, size_t size) { isComplete &= contents.addAllocation(address, size); });
  contents.setTotals(totals());
  return isComplete;
}

void Handle::forget() {
  shards_.forEach([](Shard &shard) { shard.clear(); });
  names_.clear();
  allocations_.clear();
  bytes_.clear();
  unsampledTime_ = 0;
  sampleLimit_.begin(configuration_.maxSamples);
  __atomic_store_n(&lostSamples_, 0, __ATOMIC_RELAXED);
}

void Handle::clear() {
  StoppedWorld world(*this);
  __atomic_store_n(&isRunning_, false, __ATOMIC_RELAXED);
  forget();
  startedAt_ = stoppedAt_ = 0;
}

void Handle::release() {
  clear();
  shards_.release();
  allocations_.release();
  number_ = 0;
}

Shard *Handle::enterSlowly() {
  if (interruptsSlowPath())
    return nullptr;
  const SlowPath slowPath;
  Shard *shard = enterAs(ownThread());
  if (shard)
    rememberShard(number_, shard);
  return shard;
}

/// Requires that signals are blocked.
Shard *Handle::enterAs(uint32_t thread) {
  if (shards_.hasInside(thread) || isForking(thread))
    return nullptr;
  MutexLock lock(mutex_);
  Shard *shard = isRunning_ ? shardOf(thread) : nullptr;
  return shard && shard->gate.tryEnter() ? shard : nullptr; // all gates are open: we hold the lock
}

Shard *Handle::shardOf(uint32_t thread) {
  bool isNew;
  Shard *shard = shards_.ofThread(thread, isNew);
  if (shard && isNew)
    bytes_.join(shard->bytes);
  return shard;
}

/// The fork may take place in a signal handler that interrupted its thread inside a gate. In both
/// processes the thread then continues there.
void Handle::beginFork(uint32_t thread) {
  mutex_.lock();
  closeGates(thread);
}

void Handle::endForkInParent() {
  openGates();
  mutex_.unlock();
}

void Handle::endForkInChild(uint32_t threadBefore, uint32_t thread) {
  shards_.keepOnly(threadBefore, thread);
  endForkInParent();
}

} // namespace vais::profiler
