/// Formats that show the calls of a trace in their order, not sums.

#ifndef VAIS_PROFILER_REPORT_TRACEREPORT_H
#define VAIS_PROFILER_REPORT_TRACEREPORT_H

#include "runtime/report/trace/Trace.h"

namespace vais::profiler {

/// Takes a piece of text; false when no more is wanted.
using TextSink = std::function<bool(const std::string &)>;

/// A report of a trace, written piece by piece: neither is in memory as a whole.
using WriteTrace = void (*)(Trace &trace, const TextSink &sink, const Progress &progress);

/// How the format of that name (Report.h) shows traces; null where it shows their sums.
WriteTrace findTraceFormat(const std::string &name);

/// Trace Event JSON: a span for each call, an instant for each allocation, free and mark.
void traceChromeReport(Trace &trace, const TextSink &sink, const Progress &progress);

/// An evented profile for each thread.
void traceSpeedscopeReport(Trace &trace, const TextSink &sink, const Progress &progress);

} // namespace vais::profiler

#endif
