/// A histogram of how long the calls of a function took.

#ifndef VAIS_PROFILER_REPORT_DURATIONBARS_H
#define VAIS_PROFILER_REPORT_DURATIONBARS_H

#include "runtime/report/model/Durations.h"

#include <cstddef>

namespace vais::profiler {

/// Durations in nanoseconds from one on to another, and the calls that took so long.
struct DurationBar {
  double from, to;
  double calls = 0;
};

/// Returns at most `most` bars without a gap, from the shortest call to the longest; some calls
/// must be known. All bars are equally wide on a logarithmic scale, or nearly so.
std::vector<DurationBar> barsOf(const Durations &durations, size_t most);

} // namespace vais::profiler

#endif
