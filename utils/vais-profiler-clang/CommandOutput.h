/// What another program says.

#ifndef VAIS_PROFILER_CLANG_COMMANDOUTPUT_H
#define VAIS_PROFILER_CLANG_COMMANDOUTPUT_H

#include <string>
#include <vector>

namespace vais::profiler {

/// What `command`, a program and its arguments, writes to its descriptor `stream` (STDOUT_FILENO or
/// STDERR_FILENO). Empty when it cannot be run or fails.
std::string outputOf(const std::vector<std::string> &command, int stream);

} // namespace vais::profiler

#endif
