/// Finds the profile into which a process records.

#ifndef VAIS_PROFILER_TOOL_PROFILEOFPROCESS_H
#define VAIS_PROFILER_TOOL_PROFILEOFPROCESS_H

#include <string>

namespace vais::profiler {

/// Returns the path of the profile that the process has mapped. Throws CommandError if there is no
/// such process, if it may not be looked at, or if it has none.
std::string profileOfProcess(const std::string &processId);

/// Returns whether a text is the number of a process rather than the name of a file.
bool isProcessId(const std::string &text);

} // namespace vais::profiler

#endif
