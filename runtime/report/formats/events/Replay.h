/// Writes the calls of a trace as text, nested as they happened.

#ifndef VAIS_PROFILER_REPORT_REPLAY_H
#define VAIS_PROFILER_REPORT_REPLAY_H

#include "runtime/report/formats/events/TraceReport.h"
#include "runtime/report/formats/shared/ReportStyle.h"

namespace vais::profiler {

enum class Interleaving { ByTime, ByThread };

/// What a replay shows.
struct ReplayOptions {
  CallSelection selection;
  Interleaving interleaving = Interleaving::ByTime;
  bool showsMoments = false; ///< a column of the times since the program began
  Colour colour = Colour::Off;
};

/// Writes piece by piece: neither the trace nor the text is in memory as a whole.
void replay(Trace &trace, const ReplayOptions &options, const TextSink &sink,
            const Progress &progress);

} // namespace vais::profiler

#endif
