/// A profiler that the program feeds by hand. What can be done before the lock is taken, is.

#include "Handle.h"

#include "Ticks.h"

namespace vais::profiler {

void Handle::recordSample(const char *function) {
  NameText name;
  if (!isRunning() || !readName(function, name))
    return;
  MutexLock lock(mutex_);
  if (isRunning_ && !keepSample(name))
    ++droppedSamples_;
}

bool Handle::keepSample(const NameText &function) {
  Name *name = samples_ < config_.max_samples ? names_.intern(function) : nullptr;
  if (!name)
    return false;
  ++name->samples;
  ++samples_;
  return true;
}

void Handle::recordAllocation(size_t size, uint64_t address) {
  if (!isRunning())
    return;
  MutexLock lock(mutex_);
  if (isRunning_ && config_.track_memory)
    allocations_.add(size, address);
}

void Handle::recordDeallocation(uint64_t address) {
  if (!isRunning())
    return;
  MutexLock lock(mutex_);
  if (isRunning_ && config_.track_memory)
    allocations_.remove(address);
}

void Handle::recordCall(const char *caller, const char *callee) {
  NameText from, to;
  if (!isRunning() || !readName(caller, from) || !readName(callee, to))
    return;
  MutexLock lock(mutex_);
  if (!isRunning_ || !config_.build_call_graph)
    return;
  const Name *fromName = names_.intern(from);
  const Name *toName = names_.intern(to);
  if (!fromName || !toName)
    return;
  if (CallEdge *edge =
          edges_.intern(reinterpret_cast<uint64_t>(fromName), reinterpret_cast<uint64_t>(toName)))
    ++edge->calls;
}

bool Handle::start() {
  MutexLock lock(mutex_);
  if (isRunning_)
    return false;
  forget();
  startedAt_ = monotonicNanoseconds();
  __atomic_store_n(&isRunning_, true, __ATOMIC_RELAXED);
  return true;
}

bool Handle::stop() {
  MutexLock lock(mutex_);
  if (!isRunning_)
    return false;
  stoppedAt_ = monotonicNanoseconds();
  __atomic_store_n(&isRunning_, false, __ATOMIC_RELAXED);
  return true;
}

VaisProfileStats Handle::stats() {
  MutexLock lock(mutex_);
  return {samples_,
          allocations_.total(),
          allocations_.totalBytes(),
          allocations_.currentBytes(),
          allocations_.peakBytes(),
          edges_.count()};
}

size_t Handle::droppedSamples() {
  MutexLock lock(mutex_);
  return droppedSamples_;
}

uint64_t Handle::duration() {
  MutexLock lock(mutex_);
  return (isRunning_ ? monotonicNanoseconds() : stoppedAt_) - startedAt_;
}

void Handle::configure(const VaisProfilerConfig *config) {
  constexpr VaisProfilerConfig kDefaults = VAIS_PROFILER_CONFIG_DEFAULTS;
  MutexLock lock(mutex_);
  config_ = config ? *config : kDefaults;
}

VaisProfilerConfig Handle::config() {
  MutexLock lock(mutex_);
  return config_;
}

void Handle::clear() {
  MutexLock lock(mutex_);
  __atomic_store_n(&isRunning_, false, __ATOMIC_RELAXED);
  forget();
  startedAt_ = stoppedAt_ = 0;
}

void Handle::forget() {
  samples_ = droppedSamples_ = 0;
  names_.clear();
  allocations_.clear();
  edges_.clear();
}

} // namespace vais::profiler
