/// Source code with the costs of functions and lines beside it.

#ifndef VAIS_PROFILER_TOOL_SOURCEVIEW_H
#define VAIS_PROFILER_TOOL_SOURCEVIEW_H

#include "runtime/report/formats/shared/ReportStyle.h"

#include <string>

namespace vais::profiler {

/// Returns every file that has a function to show, the one with the hottest function first, and
/// then the lines of other files that were inlined into these functions. The source is looked for
/// below `directory` first unless that is empty. Throws CommandError if no function has a file.
std::string sourceView(const Profile &profile, const ReportStyle &style,
                       const std::string &directory);

} // namespace vais::profiler

#endif
