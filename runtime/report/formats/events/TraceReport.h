/// The formats that show the calls of a trace in their order rather than sums.

#ifndef VAIS_PROFILER_REPORT_TRACEREPORT_H
#define VAIS_PROFILER_REPORT_TRACEREPORT_H

#include "runtime/report/trace/CallSelection.h"

namespace vais::profiler {

/// Receives a piece of text. Returns false if no more is wanted.
using TextSink = std::function<bool(const std::string &)>;

/// Writes a report of what was chosen of a trace piece by piece: neither is in memory as a whole.
using WriteTrace = void (*)(Trace &trace, const CallSelection &selection, const TextSink &sink,
                            const Progress &progress);

/// Returns how the format of that name (Report.h) shows the events of a trace, or null if it shows
/// sums.
WriteTrace findTraceFormat(const std::string &name);

/// Returns the names of these formats, separated by commas.
std::string traceFormatNames();

/// Writes Trace Event JSON: a span for each call, and an instant for each allocation, free and
/// mark.
void traceChromeReport(Trace &trace, const CallSelection &selection, const TextSink &sink,
                       const Progress &progress);

/// Writes Perfetto's own format with the same content.
void tracePerfettoReport(Trace &trace, const CallSelection &selection, const TextSink &sink,
                         const Progress &progress);

/// Writes an evented profile for each thread.
void traceSpeedscopeReport(Trace &trace, const CallSelection &selection, const TextSink &sink,
                           const Progress &progress);

} // namespace vais::profiler

#endif
