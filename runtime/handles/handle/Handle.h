/// A profiler that the program feeds by hand.
///
/// Each thread records in a shard of its own. Reading, starting and stopping stop the world: they
/// close the gates of all shards and wait until their owners are outside. Every reading is
/// therefore of one moment, and recording takes no lock.
///
/// All functions may be called from any thread, and those that record also in signal handlers. All
/// zero bytes are a profiler that was never configured: it does not run and has recorded nothing.
/// There is no destructor, so that a profiler can be static; its owner must call release() instead.

#ifndef VAIS_PROFILER_HANDLES_HANDLE_H
#define VAIS_PROFILER_HANDLES_HANDLE_H

#include "runtime/handles/blocks/AllocationMap.h"
#include "runtime/handles/handle/Configuration.h"
#include "runtime/handles/handle/Contents.h"
#include "runtime/handles/handle/SampleLimit.h"
#include "runtime/handles/handle/Shard.h"

namespace vais::profiler {

enum class Copied { Calls, Everything };

class Handle {
public:
  constexpr Handle() = default;
  Handle(const Handle &) = delete;
  Handle &operator=(const Handle &) = delete;

  /// To be called before the first start and after clear().
  void configure(const Configuration &configuration);
  const Configuration &configuration() const { return configuration_; }

  /// Stops the profiler and discards what was recorded. Other threads may be in calls.
  void clear();

  /// Frees the memory. No other call may be in progress, or follow before configure().
  void release();

  bool start();
  bool stop();
  bool isRunning() const { return __atomic_load_n(&isRunning_, __ATOMIC_ACQUIRE); }

  void recordSample(const char *function);
  void recordAllocation(size_t size, uint64_t address);
  void recordDeallocation(uint64_t address);
  void recordCall(const char *caller, const char *callee);

  /// Returns the nanoseconds between samples of the timer, or 0 if none are to be taken now.
  uint64_t samplingInterval();

  /// Records that a thread used `nanoseconds` of CPU time and is in `function`. For the sampler,
  /// whose own thread is `sampler`.
  void addTime(uint32_t sampler, const NameText &function, uint64_t nanoseconds);

  VaisProfileStats stats();
  size_t droppedSamples();

  /// Returns the nanoseconds from the latest start to its stop, or to now.
  uint64_t duration();

  /// Adds what was recorded to `contents`. Returns false if there is no memory.
  bool copyTo(Contents &contents, Copied what);

  // Called around a fork by HandleList.cpp.
  void beginFork(uint32_t thread);
  void endForkInParent();
  void endForkInChild(uint32_t threadBefore, uint32_t thread);

  Handle *nextHandle = nullptr; ///< used by HandleList.cpp

private:
  class StoppedWorld;

  /// Enters the gate of the calling thread's shard and returns the shard; returns null if nothing
  /// can be recorded.
  Shard *enter() {
    if (!isRunning())
      return nullptr;
    Shard *shard = recentShard(number_);
    return __builtin_expect(shard && shard->gate.tryEnter(), 1) ? shard : enterSlowly();
  }
  Shard *enterSlowly();
  Shard *enterAs(uint32_t thread);
  Shard *shardOf(uint32_t thread);

  void recordSampleSlowly(Shard *shard, const char *function);
  template <class Enter> Shard *withSamplesLeft(Shard *shard, Enter enterAgain);
  bool refill(Shard &shard);
  void recordAllocationSlowly(Shard *shard, size_t size, uint64_t address);
  void recordDeallocationSlowly(Shard *shard, uint64_t address);
  void recordCallSlowly(Shard *shard, const char *caller, const char *callee);
  template <class IsCounted> Shard *withAccess(Shard *shard, Stripe &stripe, IsCounted isCounted);
  void leaveAndSettle(Shard &shard, bool isTimeToSettle);

  VaisProfileStats totals();
  void closeGates(uint32_t except);
  void openGates();
  void forget();

  // Read whenever something is recorded.
  bool isRunning_ = false;
  uint64_t number_ = 0; ///< never given to another profiler
  AllocationMap allocations_;
  Configuration configuration_ = {};

  alignas(64) Mutex mutex_; ///< guards starts, stops, readings and new shards
  uint64_t startedAt_ = 0;  ///< CLOCK_MONOTONIC; 0 before the first start
  uint64_t stoppedAt_ = 0;
  size_t lostSamples_ = 0;     ///< samples lost outside of any shard
  uint64_t unsampledTime_ = 0; ///< less than an interval; belongs to the sampler, inside its gate
  SampleLimit sampleLimit_;
  Shards shards_;
  SharedNames names_;
  LiveBytes bytes_;
};

inline void Handle::recordSample(const char *function) {
  if (!isRunning())
    return;
  Shard *shard = enter();
  if (__builtin_expect(!shard || !function || !shard->samplesLeft ||
                           !shard->counts.countKnownSample(function),
                       0))
    return recordSampleSlowly(shard, function);
  --shard->samplesLeft;
  shard->gate.leave();
}

inline void Handle::recordAllocation(size_t size, uint64_t address) {
  Shard *shard = enter();
  if (!shard)
    return;
  if (!configuration_.tracksMemory)
    return shard->gate.leave();
  Stripe &stripe = allocations_.stripeOf(address);
  if (__builtin_expect(!stripe.belongsTo(shard->number) || !shard->bytes.hasRoomFor(size), 0))
    return recordAllocationSlowly(shard, size, address);
  size_t replaced;
  if (stripe.live().add(address, size, replaced)) {
    ++shard->allocations;
    shard->allocatedBytes += Bytes(size);
    shard->bytes.live += Bytes(size) - Bytes(replaced);
  }
  shard->gate.leave();
}

inline void Handle::recordDeallocation(uint64_t address) {
  Shard *shard = enter();
  if (!shard)
    return;
  if (!configuration_.tracksMemory)
    return shard->gate.leave();
  Stripe &stripe = allocations_.stripeOf(address);
  if (__builtin_expect(!stripe.belongsTo(shard->number) || shard->bytes.isSharing, 0))
    return recordDeallocationSlowly(shard, address);
  size_t size;
  if (stripe.live().remove(address, size))
    shard->bytes.live += -Bytes(size);
  shard->gate.leave();
}

inline void Handle::recordCall(const char *caller, const char *callee) {
  Shard *shard = enter();
  if (!shard)
    return;
  if (__builtin_expect(!configuration_.buildsCallGraph || !caller || !callee ||
                           !shard->counts.countKnownCall(caller, callee),
                       0))
    return recordCallSlowly(shard, caller, callee);
  shard->gate.leave();
}

} // namespace vais::profiler

#endif
