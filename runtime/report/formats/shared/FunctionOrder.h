/// Functions in the order that is asked for.

#ifndef VAIS_PROFILER_REPORT_FUNCTIONORDER_H
#define VAIS_PROFILER_REPORT_FUNCTIONORDER_H

#include "runtime/report/formats/shared/ReportStyle.h"
#include "runtime/report/totals/Totals.h"

namespace vais::profiler {

/// functionTotals() sorted by style.sort, largest first (names from A to Z); equal ones stay in
/// the order of functionTotals().
std::vector<FunctionTotals> sortedFunctions(const Profile &profile, const ReportStyle &style);

/// `value` of each function, by its index, callees left out.
std::vector<uint64_t> functionOwn(const Profile &profile, const Value &value);

} // namespace vais::profiler

#endif
