/// Where text about a trace goes, piece by piece.

#ifndef VAIS_PROFILER_TOOL_TRACEOUTPUT_H
#define VAIS_PROFILER_TOOL_TRACEOUTPUT_H

#include "runtime/report/formats/events/TraceReport.h"

#include "runtime/report/formats/Report.h"

namespace vais::profiler {

/// Lets `write` write to the file at `path`, or, where that is empty, to standard output, through a
/// pager where that is a terminal. With a progress bar, unless the text shows how far it is. Throws
/// CommandError.
void writeTrace(const std::string &path,
                const std::function<void(const TextSink &sink, Colour colour,
                                         const Progress &progress)> &write);

} // namespace vais::profiler

#endif
