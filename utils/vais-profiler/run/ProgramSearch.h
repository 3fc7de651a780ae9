/// Finds the file of a program by its name.

#ifndef VAIS_PROFILER_TOOL_PROGRAMSEARCH_H
#define VAIS_PROFILER_TOOL_PROGRAMSEARCH_H

#include <string>

namespace vais::profiler {

/// Returns the file that execvp would run for `name`. Throws CommandError with the status that
/// shells use: 127 if there is none, 126 if it cannot be executed.
std::string findProgram(const std::string &name);

} // namespace vais::profiler

#endif
