/// The report for people.

#ifndef VAIS_PROFILER_REPORT_TEXTREPORT_H
#define VAIS_PROFILER_REPORT_TEXTREPORT_H

#include "runtime/report/formats/Report.h"

#include <string>

namespace vais::profiler {

/// What was run, then CPU profile, memory profile and call graph as tables, then what a reader
/// should know about their accuracy. UTF-8.
std::string textReport(const Snapshot &snapshot, const ReportStyle &style);

} // namespace vais::profiler

#endif
