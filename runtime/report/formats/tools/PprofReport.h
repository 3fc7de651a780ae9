/// The report that pprof reads.

#ifndef VAIS_PROFILER_REPORT_PPROFREPORT_H
#define VAIS_PROFILER_REPORT_PPROFREPORT_H

#include "runtime/report/formats/Report.h"

namespace vais::profiler {

/// profile.proto of github.com/google/pprof, compressed by gzip: a sample for each context with all
/// values that are known, outermost function last; functions with files and lines.
std::string pprofReport(const Snapshot &snapshot, const ReportStyle &style);

} // namespace vais::profiler

#endif
