/// The report that speedscope reads.

#ifndef VAIS_PROFILER_REPORT_SPEEDSCOPEREPORT_H
#define VAIS_PROFILER_REPORT_SPEEDSCOPEREPORT_H

#include "runtime/report/formats/Report.h"

namespace vais::profiler {

/// Its own JSON format: the contexts as nested events laid out one after the other, a profile for
/// each thread that is told apart.
std::string speedscopeReport(const Snapshot &snapshot, const ReportStyle &style);

} // namespace vais::profiler

#endif
