/// Includes the public C header for its implementation, so that everything it declares is exported.

#ifndef VAIS_PROFILER_HANDLES_PUBLICINTERFACE_H
#define VAIS_PROFILER_HANDLES_PUBLICINTERFACE_H

#pragma GCC visibility push(default)
#include "contracts/HandleContents.h"
#include "vais_profiler.h"
#pragma GCC visibility pop

static_assert(sizeof(VaisProfilerConfig) == 24, "programs are compiled against this layout");
static_assert(offsetof(VaisProfilerConfig, sample_interval_ms) == 0);
static_assert(offsetof(VaisProfilerConfig, track_memory) == 8);
static_assert(offsetof(VaisProfilerConfig, build_call_graph) == 9);
static_assert(offsetof(VaisProfilerConfig, max_samples) == 16);

static_assert(sizeof(VaisProfileStats) == 48, "programs are compiled against this layout");
static_assert(offsetof(VaisProfileStats, sample_count) == 0);
static_assert(offsetof(VaisProfileStats, total_allocations) == 8);
static_assert(offsetof(VaisProfileStats, total_allocated_bytes) == 16);
static_assert(offsetof(VaisProfileStats, current_allocated_bytes) == 24);
static_assert(offsetof(VaisProfileStats, peak_allocated_bytes) == 32);
static_assert(offsetof(VaisProfileStats, call_graph_edges) == 40);

static_assert(sizeof(VaisProfilerOptions) == 32, "programs are compiled against this layout");
static_assert(offsetof(VaisProfilerOptions, size) == 0);
static_assert(offsetof(VaisProfilerOptions, mode) == 8);
static_assert(offsetof(VaisProfilerOptions, track_memory) == 12);
static_assert(offsetof(VaisProfilerOptions, build_call_graph) == 13);
static_assert(offsetof(VaisProfilerOptions, sample_interval_ns) == 16);
static_assert(offsetof(VaisProfilerOptions, max_samples) == 24);
static_assert(sizeof(VaisProfilerMode) == 4 && sizeof(VaisProfilerError) == 4);

#endif
