/// The instructions of functions with the time spent at each.

#ifndef VAIS_PROFILER_TOOL_ASSEMBLYVIEW_H
#define VAIS_PROFILER_TOOL_ASSEMBLYVIEW_H

#include "runtime/report/formats/shared/ReportStyle.h"
#include "runtime/report/transform/Filter.h"

#include <string>

namespace vais::profiler {

/// Returns the code of the functions that `isWanted` matches, the hottest first: all parts of a
/// function in which samples were found or that it begins with, by object. An instruction has the
/// share of the function's self time that its samples have, or of an event what was counted there;
/// samples are found at the instruction that was about to run. Throws CommandError if nothing
/// matches or the profile has no samples of code.
std::string assemblyView(const Profile &profile, const ReportStyle &style,
                         const FunctionMatch &isWanted);

} // namespace vais::profiler

#endif
