/// The call graph for Graphviz.

#ifndef VAIS_PROFILER_REPORT_DOTREPORT_H
#define VAIS_PROFILER_REPORT_DOTREPORT_H

#include "runtime/report/formats/Report.h"

namespace vais::profiler {

/// The functions that have most of the value, at most style.rows, with the calls between them. The
/// hotter a function, the darker and larger; the hotter a call, the thicker.
std::string dotReport(const Snapshot &snapshot, const ReportStyle &style);

} // namespace vais::profiler

#endif
