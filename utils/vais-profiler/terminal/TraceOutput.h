/// Writes text about a trace piece by piece.

#ifndef VAIS_PROFILER_TOOL_TRACEOUTPUT_H
#define VAIS_PROFILER_TOOL_TRACEOUTPUT_H

#include "runtime/report/formats/events/TraceReport.h"

#include "runtime/report/formats/Report.h"

namespace vais::profiler {

/// What is written: text for people, or what other programs read.
enum class TraceContent { Text, Bytes };

/// Calls `write` with a sink for the file at `path`, compressed if isGzipName(path), or, if that is
/// empty, for standard output, through a pager if that is a terminal. Shows a progress bar, unless
/// the text itself shows the progress. Throws CommandError, also if bytes would go to a terminal.
void writeTrace(const std::string &path, TraceContent content,
                const std::function<void(const TextSink &sink, Colour colour,
                                         const Progress &progress)> &write);

} // namespace vais::profiler

#endif
