/// The end of a process that could not write it itself.

#ifndef VAIS_PROFILER_TOOL_STAMPEND_H
#define VAIS_PROFILER_TOOL_STAMPEND_H

#include <cstdint>
#include <string>

namespace vais::profiler {

/// A moment on the clocks that a profile may use.
struct EndMoment {
  uint64_t counter;     ///< of the processor: x86 TSC, AArch64 CNTVCT
  uint64_t nanoseconds; ///< CLOCK_MONOTONIC
  uint64_t cpuNs;       ///< CPU time of the process, in nanoseconds; 0 when it is not known
  int waitStatus;       ///< as wait(2) gives it
};

/// Now, of a process whose CPU time is not known.
EndMoment takeEndMoment();

/// Writes `end` into the profile at `path`; where the process did so itself, only what it could not
/// know. Returns false, and changes nothing, when the file cannot be read as a profile.
bool stampEnd(const std::string &path, const EndMoment &end);

} // namespace vais::profiler

#endif
