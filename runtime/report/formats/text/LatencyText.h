/// How long single calls of a function took, as text.

#ifndef VAIS_PROFILER_REPORT_LATENCYTEXT_H
#define VAIS_PROFILER_REPORT_LATENCYTEXT_H

#include "runtime/report/formats/shared/ReportStyle.h"
#include "runtime/report/totals/Totals.h"

#include <string>

namespace vais::profiler {

/// Returns quantiles with their intervals, and a histogram of at most style.rows bars, of a
/// function whose durations are known.
std::string latencyText(const Profile &profile, const FunctionTotals &function,
                        const ReportStyle &style);

} // namespace vais::profiler

#endif
