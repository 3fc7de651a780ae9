/// The public C interface to the process's profiler.

#include "Handle.h"
#include "HookRecording.h"

using namespace vais::profiler;

namespace {

/// `handle` is there from the beginning and never runs unless `isMade`: recording needs no other
/// lock than the handle's own. Lock order: `mutex`, then the handle's.
struct GlobalProfiler {
  Mutex mutex; ///< of `isMade` and `hooks`, and of starts and stops
  bool isMade = false;
  Handle handle;
  HookRecording hooks;
};
GlobalProfiler gGlobal;

size_t addUpToLimit(size_t a, uint64_t b) {
  size_t sum;
  return __builtin_add_overflow(a, b, &sum) ? SIZE_MAX : sum;
}

size_t largest(size_t a, uint64_t b, size_t c) {
  const size_t larger = a > b ? a : static_cast<size_t>(b);
  return larger > c ? larger : c;
}

} // namespace

bool vais_profiler_global_init(const VaisProfilerConfig *config) {
  MutexLock lock(gGlobal.mutex);
  if (gGlobal.isMade)
    return false;
  gGlobal.isMade = true;
  gGlobal.handle.configure(config);
  return true;
}

void vais_profiler_global_destroy(void) {
  MutexLock lock(gGlobal.mutex);
  gGlobal.isMade = false;
  gGlobal.hooks.end();
  gGlobal.hooks.clear();
  gGlobal.handle.clear();
}

bool vais_profiler_global_start(void) {
  MutexLock lock(gGlobal.mutex);
  if (!gGlobal.isMade || !gGlobal.handle.start())
    return false;
  gGlobal.hooks.begin();
  return true;
}

bool vais_profiler_global_stop(void) {
  MutexLock lock(gGlobal.mutex);
  if (!gGlobal.handle.stop())
    return false;
  gGlobal.hooks.end();
  return true;
}

void vais_profiler_global_record_sample(const char *function, size_t) {
  gGlobal.handle.recordSample(function);
}

void vais_profiler_global_record_allocation(size_t size, size_t address) {
  gGlobal.handle.recordAllocation(size, address);
}

void vais_profiler_global_record_deallocation(size_t address) {
  gGlobal.handle.recordDeallocation(address);
}

void vais_profiler_global_record_call(const char *caller, const char *callee) {
  gGlobal.handle.recordCall(caller, callee);
}

VaisProfileStats vais_profiler_global_get_stats(void) {
  MutexLock lock(gGlobal.mutex);
  const VaisProfilerConfig config = gGlobal.handle.config();
  const HookTotals hooks = gGlobal.hooks.totals();
  VaisProfileStats stats = gGlobal.handle.stats();
  if (config.track_memory) {
    stats.total_allocations = addUpToLimit(stats.total_allocations, hooks.allocations);
    stats.total_allocated_bytes = addUpToLimit(stats.total_allocated_bytes, hooks.allocatedBytes);
    stats.current_allocated_bytes = addUpToLimit(stats.current_allocated_bytes, hooks.currentBytes);
    stats.peak_allocated_bytes =
        largest(stats.peak_allocated_bytes, hooks.peakBytes, stats.current_allocated_bytes);
  }
  if (config.build_call_graph)
    stats.call_graph_edges = addUpToLimit(stats.call_graph_edges, hooks.edges);
  return stats;
}

void *vais_profiler_global_handle(void) { return gGlobal.isMade ? &gGlobal.handle : nullptr; }

size_t vais_profiler_global_get_dropped_samples(void) { return gGlobal.handle.droppedSamples(); }
