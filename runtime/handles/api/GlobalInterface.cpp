/// The functions of the C interface for the process's profiler.

#include "runtime/collect/state/ThreadState.h"
#include "runtime/handles/api/GlobalProfiler.h"
#include "runtime/handles/handle/Errors.h"
#include "runtime/handles/handle/HandleList.h"
#include "runtime/handles/handle/HookRecording.h"

using namespace vais::profiler;

namespace {

/// `handle` exists from the beginning but never runs unless `isMade`, so that recording need not
/// check `isMade`.
struct GlobalProfiler {
  bool isMade = false; ///< like all below, and starts and stops, under gProcessMutex
  bool isFollowed = false;
  HookRecording hooks;
  Handle handle;
};
GlobalProfiler gGlobal;

/// Holds the lock and keeps signal handlers away.
class GlobalLock {
  const SlowPath slowPath_;
  MutexLock lock_{gProcessMutex};
};

bool isMade() { return gGlobal.isMade || fail(VAIS_PROFILER_NOT_INITIALIZED); }

bool make(const Configuration &configuration) {
  const GlobalLock lock;
  if (gGlobal.isMade)
    return fail(VAIS_PROFILER_ALREADY_INITIALIZED);
  gGlobal.isMade = true;
  if (!gGlobal.isFollowed)
    listHandle(gGlobal.handle);
  gGlobal.isFollowed = true;
  gGlobal.handle.configure(configuration);
  return true;
}

size_t addUpToLimit(size_t a, uint64_t b) {
  size_t sum;
  return __builtin_add_overflow(a, b, &sum) ? SIZE_MAX : sum;
}

size_t largest(size_t a, uint64_t b, size_t c) {
  const size_t larger = a > b ? a : static_cast<size_t>(b);
  return larger > c ? larger : c;
}

/// Returns the number of pairs of functions between which instrumented code made calls or calls
/// were recorded by hand.
size_t countEdges(size_t byHand) {
  Contents both;
  const bool isComplete =
      gGlobal.hooks.copyTo(both) && (!both.edges() || gGlobal.handle.copyTo(both, Copied::Calls));
  const size_t edges = isComplete && both.edges() ? both.edges() : byHand;
  both.clear();
  return edges;
}

} // namespace

namespace vais::profiler {

bool isGlobal(const Handle &handle) { return &handle == &gGlobal.handle; }

} // namespace vais::profiler

bool vais_profiler_global_init(const VaisProfilerConfig *config) {
  return make(configurationOf(config));
}

bool vais_profiler_global_init_with(const VaisProfilerOptions *options) {
  Configuration configuration;
  return configurationOf(options, configuration) && make(configuration);
}

void *vais_profiler_global_handle(void) {
  const GlobalLock lock;
  return isMade() ? &gGlobal.handle : nullptr;
}

void vais_profiler_global_destroy(void) {
  const GlobalLock lock;
  gGlobal.isMade = false;
  gGlobal.hooks.end();
  gGlobal.hooks.clear();
  gGlobal.handle.clear();
}

bool vais_profiler_global_start(void) {
  const GlobalLock lock;
  if (!isMade() || !gGlobal.handle.start())
    return false;
  gGlobal.hooks.begin();
  return true;
}

bool vais_profiler_global_stop(void) {
  const GlobalLock lock;
  if (!isMade() || !gGlobal.handle.stop())
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
  const GlobalLock lock;
  if (!isMade())
    return {};
  const Configuration configuration = gGlobal.handle.configuration();
  VaisProfileStats stats = gGlobal.handle.stats();
  if (configuration.tracksMemory) {
    const HookTotals hooks = gGlobal.hooks.totals();
    stats.total_allocations = addUpToLimit(stats.total_allocations, hooks.allocations);
    stats.total_allocated_bytes = addUpToLimit(stats.total_allocated_bytes, hooks.allocatedBytes);
    stats.current_allocated_bytes = addUpToLimit(stats.current_allocated_bytes, hooks.currentBytes);
    stats.peak_allocated_bytes =
        largest(stats.peak_allocated_bytes, hooks.peakBytes, stats.current_allocated_bytes);
  }
  if (configuration.buildsCallGraph)
    stats.call_graph_edges = countEdges(stats.call_graph_edges);
  return stats;
}

size_t vais_profiler_global_get_dropped_samples(void) { return gGlobal.handle.droppedSamples(); }
