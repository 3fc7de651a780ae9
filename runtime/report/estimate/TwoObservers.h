/// Self times from two observers: timed calls, which are many but change what they measure, and
/// samples of the threads' CPU clocks, which change nothing but are few.

#ifndef VAIS_PROFILER_REPORT_TWOOBSERVERS_H
#define VAIS_PROFILER_REPORT_TWOOBSERVERS_H

#include "runtime/report/model/Profile.h"

namespace vais::profiler {

/// Replaces the self times that follow from timed calls, and their variances, by what these and the
/// samples say together (docs/design/two-observers.md). Self times must not be negative; total
/// times are not touched. If there are no samples, or if they have missed a good part of the time,
/// everything stays as it is.
void combineObservers(Profile &profile);

} // namespace vais::profiler

#endif
