/// The report that chrome://tracing and Perfetto read.

#ifndef VAIS_PROFILER_REPORT_CHROMEREPORT_H
#define VAIS_PROFILER_REPORT_CHROMEREPORT_H

#include "runtime/report/formats/Report.h"

namespace vais::profiler {

/// Trace Event Format: the contexts as complete events laid out one after the other, as long as
/// their totals, a track for each thread that is told apart. The order is not that of execution.
/// A value that is no time takes a nanosecond for each one of its units.
std::string chromeReport(const Snapshot &snapshot, const ReportStyle &style);

} // namespace vais::profiler

#endif
