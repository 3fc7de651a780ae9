/// The report for programs.

#ifndef VAIS_PROFILER_REPORT_JSONREPORT_H
#define VAIS_PROFILER_REPORT_JSONREPORT_H

#include "runtime/report/formats/Report.h"

#include <string>

namespace vais::profiler {

/// One JSON object; docs/report-json.md describes it. Always valid JSON in valid UTF-8.
std::string jsonReport(const Snapshot &snapshot, const ReportStyle &style);

/// With everything, in its own order.
std::string jsonReport(const Snapshot &snapshot);

} // namespace vais::profiler

#endif
