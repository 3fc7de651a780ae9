/// The report in one line.

#ifndef VAIS_PROFILER_REPORT_COMPACTREPORT_H
#define VAIS_PROFILER_REPORT_COMPACTREPORT_H

#include "runtime/report/model/Profile.h"

#include <string>

namespace vais::profiler {

/// Duration, calls, samples, memory allocated and its peak, edges and the hottest function in one
/// line.
std::string compactReport(const Snapshot &snapshot);

} // namespace vais::profiler

#endif
