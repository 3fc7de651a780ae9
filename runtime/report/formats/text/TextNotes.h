/// What a reader of the text report should know about its accuracy.

#ifndef VAIS_PROFILER_REPORT_TEXTNOTES_H
#define VAIS_PROFILER_REPORT_TEXTNOTES_H

#include "runtime/report/totals/Totals.h"

#include <string>
#include <vector>

namespace vais::profiler {

/// A line each, without newlines: what is missing and what profiling cost. `all` is the sum over
/// functions.
std::vector<std::string> accuracyNotes(const Snapshot &snapshot, const FunctionTotals &all);

} // namespace vais::profiler

#endif
