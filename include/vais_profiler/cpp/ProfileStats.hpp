/// The statistics of a snapshot in one value, also as JSON if <nlohmann/json.hpp> is available.

#ifndef VAIS_PROFILER_CPP_PROFILESTATS_HPP
#define VAIS_PROFILER_CPP_PROFILESTATS_HPP

#include "MemoryTracker.hpp"
#include "SampleCollector.hpp"

#if __has_include(<nlohmann/json.hpp>)
#include <nlohmann/json.hpp>
#endif

VAIS_PROFILER_CPP_BEGIN

struct ProfileStats {
  std::chrono::nanoseconds duration{};
  std::size_t sampleCount = 0;
  std::size_t totalAllocations = 0;
  std::size_t totalAllocatedBytes = 0;
  std::size_t currentAllocatedBytes = 0;
  std::size_t peakAllocatedBytes = 0;
  std::size_t callGraphEdges = 0;
  std::vector<FunctionProfile> hotFunctions; ///< hottest first

  ProfileStats() = default;
  /// Contains at most `limit` hot functions.
  explicit ProfileStats(const Snapshot &snapshot, std::size_t limit = 20)
      : duration(snapshot.duration()), hotFunctions(snapshot.functions(limit)) {
    const VaisProfileStats stats = snapshot.stats();
    sampleCount = stats.sample_count;
    totalAllocations = stats.total_allocations;
    totalAllocatedBytes = stats.total_allocated_bytes;
    currentAllocatedBytes = stats.current_allocated_bytes;
    peakAllocatedBytes = stats.peak_allocated_bytes;
    callGraphEdges = stats.call_graph_edges;
  }

#if __has_include(<nlohmann/json.hpp>)
  /// Uses the keys of the first part of `vais-profiler report --format json`.
  /// Snapshot::report("json") returns the complete report.
  nlohmann::ordered_json toJson() const {
    nlohmann::ordered_json hot = nlohmann::ordered_json::array();
    for (const FunctionProfile &function : hotFunctions)
      hot.push_back({{"name", function.name},
                     {"samples", function.samples},
                     {"percentage", function.percentage}});
    return {{"duration_secs", std::chrono::duration<double>(duration).count()},
            {"total_samples", sampleCount},
            {"hot_functions", hot},
            {"memory",
             {{"total_allocations", totalAllocations},
              {"total_allocated_bytes", totalAllocatedBytes},
              {"current_allocated_bytes", currentAllocatedBytes},
              {"peak_allocated_bytes", peakAllocatedBytes}}},
            {"call_graph_edges", callGraphEdges}};
  }
#endif
};

VAIS_PROFILER_CPP_END

#endif
