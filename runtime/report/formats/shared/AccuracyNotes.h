/// What is missing from a profile, and what profiling cost, as people read it.

#ifndef VAIS_PROFILER_REPORT_ACCURACYNOTES_H
#define VAIS_PROFILER_REPORT_ACCURACYNOTES_H

#include "runtime/report/totals/Totals.h"

#include <string>
#include <vector>

namespace vais::profiler {

/// Returns lines, without newlines, about what is missing and what profiling cost. `all` is the sum
/// over functions.
std::vector<std::string> accuracyNotes(const Profile &profile, const FunctionTotals &all);

} // namespace vais::profiler

#endif
