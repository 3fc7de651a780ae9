/// The report that flame graph tools read.

#ifndef VAIS_PROFILER_REPORT_FOLDEDREPORT_H
#define VAIS_PROFILER_REPORT_FOLDEDREPORT_H

#include "runtime/report/formats/Report.h"

namespace vais::profiler {

/// A line for each context that has a value: functions from the outermost in, separated by ';', a
/// space, and its own part of style.value: self time in ns, say. Recursion is folded. A flat
/// context stands below "[path lost]".
std::string foldedReport(const Snapshot &snapshot, const ReportStyle &style);

} // namespace vais::profiler

#endif
