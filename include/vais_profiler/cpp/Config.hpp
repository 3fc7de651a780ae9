/// What a Profiler records.

#ifndef VAIS_PROFILER_CPP_CONFIG_HPP
#define VAIS_PROFILER_CPP_CONFIG_HPP

#include "../../vais_profiler.h"
#include "Namespace.hpp"

#include <chrono>
#include <cstddef>

VAIS_PROFILER_CPP_BEGIN

enum class Mode {
  Sampling = VAIS_PROFILER_MODE_SAMPLING, ///< a timer takes samples of the functions that run
  Instrumentation = VAIS_PROFILER_MODE_INSTRUMENTATION, ///< nothing but what the program tells
  Memory = VAIS_PROFILER_MODE_MEMORY,                   ///< the same
  All = VAIS_PROFILER_MODE_ALL
};

struct Config {
  Mode mode = Mode::Instrumentation;
  std::chrono::nanoseconds sampleInterval = std::chrono::milliseconds(1); ///< of the timer
  bool trackMemory = true;                                                ///< else ignored
  bool buildCallGraph = true;                                             ///< else calls are
  std::size_t maxSamples = 1000000; ///< kept; what is beyond is counted as dropped

  /// The same for <vais_profiler.h>.
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
