/// The calling-context tree in the terminal.

#ifndef VAIS_PROFILER_REPORT_TREEREPORT_H
#define VAIS_PROFILER_REPORT_TREEREPORT_H

#include "runtime/report/formats/Report.h"

namespace vais::profiler {

/// Contexts below their callers, each with its total, its own part and its calls. Of each context
/// at most style.rows callees are shown, and only those that have 0.1 % of everything.
std::string treeReport(const Snapshot &snapshot, const ReportStyle &style);

} // namespace vais::profiler

#endif
