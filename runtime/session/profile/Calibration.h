/// Measures the costs of the profiler itself when the process starts.

#ifndef VAIS_PROFILER_SESSION_CALIBRATION_H
#define VAIS_PROFILER_SESSION_CALIBRATION_H

#include "contracts/ProfileFormat.h"

namespace vais::profiler {

/// Fills Header::stampTicks, callTicks, timedCallTicks and cpuLookTicks, and those of call sites.
/// Takes about 50 µs. The calling thread must not have a tree yet; what it records meanwhile is
/// discarded.
void calibrate(format::Header &header);

} // namespace vais::profiler

#endif
