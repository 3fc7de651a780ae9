/// The flame graph.

#ifndef VAIS_PROFILER_REPORT_FLAMEGRAPHREPORT_H
#define VAIS_PROFILER_REPORT_FLAMEGRAPHREPORT_H

#include "runtime/report/formats/Report.h"

namespace vais::profiler {

/// One HTML file that needs nothing else: zoom, search, values with their errors on hover.
std::string flameGraphReport(const Snapshot &snapshot, const ReportStyle &style);

/// The same as a picture: SVG with tooltips. Frames that would be narrower than half a pixel are
/// left out.
std::string svgReport(const Snapshot &snapshot, const ReportStyle &style);

} // namespace vais::profiler

#endif
