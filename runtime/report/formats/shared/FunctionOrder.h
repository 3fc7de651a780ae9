/// Puts functions into the requested order.

#ifndef VAIS_PROFILER_REPORT_FUNCTIONORDER_H
#define VAIS_PROFILER_REPORT_FUNCTIONORDER_H

#include "runtime/report/formats/shared/ReportStyle.h"
#include "runtime/report/totals/Totals.h"

namespace vais::profiler {

/// Returns functionTotals() sorted by style.sort, largest first (names from A to Z). Equal elements
/// keep their order.
std::vector<FunctionTotals> sortedFunctions(const Profile &profile, const ReportStyle &style);

/// Returns `value` of each function, by index, without callees.
std::vector<uint64_t> functionOwn(const Profile &profile, const Value &value);

} // namespace vais::profiler

#endif
