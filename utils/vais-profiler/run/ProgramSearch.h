/// From a program's name to its file.

#ifndef VAIS_PROFILER_TOOL_PROGRAMSEARCH_H
#define VAIS_PROFILER_TOOL_PROGRAMSEARCH_H

#include <string>

namespace vais::profiler {

/// The file that execvp would run for `name`. Throws CommandError, with the status that shells
/// give: 127 when there is none, 126 when it cannot be executed.
std::string findProgram(const std::string &name);

} // namespace vais::profiler

#endif
