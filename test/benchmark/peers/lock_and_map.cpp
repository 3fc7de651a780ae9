// The design of the first vais-profiler in C++: a lock and a map for each kind of record, with
// names copied into the maps. Contains only what the benchmark of the C interface calls.
#include "vais_profiler.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <string>
#include <unordered_map>
#include <utility>

namespace {

struct HashPair {
  size_t operator()(const std::pair<std::string, std::string> &edge) const {
    const std::hash<std::string> hash;
    return hash(edge.first) * 31 + hash(edge.second);
  }
};

struct LockAndMap {
  VaisProfilerConfig config;
  std::atomic<bool> isRunning{false};

  std::mutex samplesMutex;
  size_t samples = 0;
  std::unordered_map<std::string, size_t> samplesOf;

  std::mutex callsMutex;
  std::unordered_map<std::pair<std::string, std::string>, size_t, HashPair> calls;

  std::mutex memoryMutex;
  size_t allocations = 0, allocatedBytes = 0, currentBytes = 0, peakBytes = 0;
  std::unordered_map<size_t, size_t> live;
};

LockAndMap &of(void *profiler) { return *static_cast<LockAndMap *>(profiler); }

} // namespace

void *vais_profiler_create(const VaisProfilerConfig *config) {
  auto *profiler = new LockAndMap();
  profiler->config = *config;
  return profiler;
}

bool vais_profiler_start(void *profiler) { return of(profiler).isRunning = true; }

void vais_profiler_record_sample(void *profiler, const char *function, size_t) {
  LockAndMap &all = of(profiler);
  if (!all.isRunning)
    return;
  const std::lock_guard<std::mutex> lock(all.samplesMutex);
  if (all.samples >= all.config.max_samples)
    return;
  ++all.samples;
  ++all.samplesOf[function];
}

void vais_profiler_record_call(void *profiler, const char *caller, const char *callee) {
  LockAndMap &all = of(profiler);
  if (!all.isRunning || !all.config.build_call_graph)
    return;
  const std::lock_guard<std::mutex> lock(all.callsMutex);
  ++all.calls[{caller, callee}];
}

void vais_profiler_record_allocation(void *profiler, size_t size, size_t address) {
  LockAndMap &all = of(profiler);
  if (!all.isRunning || !all.config.track_memory)
    return;
  const std::lock_guard<std::mutex> lock(all.memoryMutex);
  ++all.allocations;
  all.allocatedBytes += size;
  all.currentBytes += size;
  all.peakBytes = std::max(all.peakBytes, all.currentBytes);
  all.live[address] = size;
}

void vais_profiler_record_deallocation(void *profiler, size_t address) {
  LockAndMap &all = of(profiler);
  if (!all.isRunning || !all.config.track_memory)
    return;
  const std::lock_guard<std::mutex> lock(all.memoryMutex);
  const auto found = all.live.find(address);
  if (found == all.live.end())
    return;
  all.currentBytes -= found->second;
  all.live.erase(found);
}

VaisProfileStats vais_profiler_get_stats(void *profiler) {
  LockAndMap &all = of(profiler);
  return {all.samples,      all.allocations, all.allocatedBytes,
          all.currentBytes, all.peakBytes,   all.calls.size()};
}
