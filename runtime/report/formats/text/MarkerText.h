/// The sections of the text report on what the program told of its run.

#ifndef VAIS_PROFILER_REPORT_MARKERTEXT_H
#define VAIS_PROFILER_REPORT_MARKERTEXT_H

#include "runtime/report/formats/text/TextParts.h"

namespace vais::profiler {

/// Phases, counters and marks; empty where there are none.
std::string markerSections(const TextSource &source);

} // namespace vais::profiler

#endif
