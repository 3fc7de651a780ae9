/// What a profiler records, however its configuration was said.

#ifndef VAIS_PROFILER_HANDLES_CONFIGURATION_H
#define VAIS_PROFILER_HANDLES_CONFIGURATION_H

#include "runtime/handles/handle/PublicInterface.h"

namespace vais::profiler {

struct Configuration {
  VaisProfilerMode mode;
  bool tracksMemory;
  bool buildsCallGraph;
  uint64_t sampleInterval; ///< nanoseconds
  size_t maxSamples;

  /// Whether a timer takes samples.
  bool isSampling() const {
    return mode == VAIS_PROFILER_MODE_SAMPLING || mode == VAIS_PROFILER_MODE_ALL;
  }
};

/// Null means the defaults.
Configuration configurationOf(const VaisProfilerConfig *config);

/// Null means the defaults. What the program's options are too short for has its default; false,
/// and the error set, when they say what is not known here.
bool configurationOf(const VaisProfilerOptions *options, Configuration &configuration);

} // namespace vais::profiler

#endif
