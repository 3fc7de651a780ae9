/// Records the end of a process that could not record it itself.

#ifndef VAIS_PROFILER_TOOL_STAMPEND_H
#define VAIS_PROFILER_TOOL_STAMPEND_H

#include <cstdint>
#include <string>

namespace vais::profiler {

/// A moment on the clocks that a profile may use.
struct EndMoment {
  uint64_t counter;     ///< counter of the processor: x86 TSC, AArch64 CNTVCT
  uint64_t nanoseconds; ///< CLOCK_MONOTONIC
  uint64_t cpuNs;       ///< CPU time of the process in nanoseconds; 0 if unknown
  int waitStatus;       ///< as returned by wait(2)
};

/// Returns the present moment, for a process whose CPU time is unknown.
EndMoment takeEndMoment();

/// Writes `end` into the profile at `path`. If the process has recorded its end itself, adds only
/// what it could not know. Returns false, without changing anything, if the file cannot be read as
/// a profile.
bool stampEnd(const std::string &path, const EndMoment &end);

} // namespace vais::profiler

#endif
