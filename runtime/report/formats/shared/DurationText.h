/// How long single calls took, as people read it.

#ifndef VAIS_PROFILER_REPORT_DURATIONTEXT_H
#define VAIS_PROFILER_REPORT_DURATIONTEXT_H

#include "runtime/report/estimate/Quantile.h"
#include "runtime/report/formats/shared/Scales.h"

#include <string>

namespace vais::profiler {

/// Returns "1.23 µs" or, if the quantile is known less well than that says, its interval.
std::string quantileText(const Quantile &quantile, const Scales &scales);

/// Returns the longest timed call, with a mark if others were not timed.
std::string longestText(const Durations &durations, const Scales &scales);

} // namespace vais::profiler

#endif
