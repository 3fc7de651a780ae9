/// What was run and how it was recorded, as people read it.

#ifndef VAIS_PROFILER_REPORT_SUMMARYTEXT_H
#define VAIS_PROFILER_REPORT_SUMMARYTEXT_H

#include "runtime/report/formats/shared/Scales.h"
#include "runtime/report/totals/Totals.h"

#include <string>
#include <vector>

namespace vais::profiler {

/// A line like "Duration  1.32 s, 1 thread".
struct SummaryLine {
  std::string key;
  std::string text;
};

/// Returns the lines at the top of a report. `all` is the sum over functions.
std::vector<SummaryLine> summaryLines(const Profile &profile, const FunctionTotals &all,
                                      const Scales &scales);

/// Returns what a picture of the profile is called: the command line of its program.
std::string profileTitle(const Profile &profile);

} // namespace vais::profiler

#endif
