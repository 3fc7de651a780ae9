/// What a profiler records, in whichever form its configuration was given.

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

  /// Returns whether the timer takes samples.
  bool isSampling() const {
    return mode == VAIS_PROFILER_MODE_SAMPLING || mode == VAIS_PROFILER_MODE_ALL;
  }
};

/// Null means the defaults.
Configuration configurationOf(const VaisProfilerConfig *config);

/// Null means the defaults. Members that the program's options are too short for get their
/// defaults. Returns false and sets the error if the options contain something unknown.
bool configurationOf(const VaisProfilerOptions *options, Configuration &configuration);

} // namespace vais::profiler

#endif
