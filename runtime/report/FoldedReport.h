/// The report that flame graph tools read.

#ifndef VAIS_PROFILER_REPORT_FOLDEDREPORT_H
#define VAIS_PROFILER_REPORT_FOLDEDREPORT_H

#include "Snapshot.h"

#include <string>

namespace vais::profiler {

/// A line for each context that has a value: functions from the outermost in, separated by ';', a
/// space, and self time in ns (calls with time=none). Recursion is folded. A flat context stands
/// below "[path lost]".
std::string foldedReport(const Snapshot &snapshot);

} // namespace vais::profiler

#endif
