/// The configuration of a Profiler.

#ifndef VAIS_PROFILER_CPP_CONFIG_HPP
#define VAIS_PROFILER_CPP_CONFIG_HPP

#include "../../vais_profiler.h"
#include "Namespace.hpp"

#include <chrono>
#include <cstddef>

VAIS_PROFILER_CPP_BEGIN

enum class Mode {
  Sampling = VAIS_PROFILER_MODE_SAMPLING, ///< a timer takes samples of the functions that run
  Instrumentation = VAIS_PROFILER_MODE_INSTRUMENTATION, ///< nothing but what the program records
  Memory = VAIS_PROFILER_MODE_MEMORY,                   ///< nothing but what the program records
  All = VAIS_PROFILER_MODE_ALL
};

struct Config {
  Mode mode = Mode::Instrumentation;
  std::chrono::nanoseconds sampleInterval = std::chrono::milliseconds(1); ///< of the timer
  bool trackMemory = true;          ///< if false, allocations are ignored
  bool buildCallGraph = true;       ///< if false, calls are ignored
  std::size_t maxSamples = 1000000; ///< samples to keep; further ones count as dropped

  /// Converts to the options of <vais_profiler.h>.
  VaisProfilerOptions options() const noexcept {
    VaisProfilerOptions options = VAIS_PROFILER_OPTIONS_DEFAULTS;
    options.mode = static_cast<decltype(options.mode)>(mode);
    options.sample_interval_ns = static_cast<std::uint64_t>(sampleInterval.count());
    options.track_memory = trackMemory;
    options.build_call_graph = buildCallGraph;
    options.max_samples = maxSamples;
    return options;
  }
};

VAIS_PROFILER_CPP_END

#endif
