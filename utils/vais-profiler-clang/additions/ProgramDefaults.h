/// Options that a program has unless VAIS_PROFILER_OPTIONS says otherwise.

#ifndef VAIS_PROFILER_CLANG_PROGRAMDEFAULTS_H
#define VAIS_PROFILER_CLANG_PROGRAMDEFAULTS_H

#include <string>
#include <vector>

namespace vais::profiler {

/// Returns the defaults of a program that `vaisc run` links to the temporary file `output` and runs
/// at once: its profile is called after the source and goes to the working directory, and the
/// program says so when it ends. The command line of vaisc, the parent of this process, names the
/// source. Returns "" for all other files.
std::string defaultsOfVaiscRun(const std::string &output);

/// Returns the arguments by which clang links `defaults` into a program. They are an assembly file
/// in memory, which this process leaves open to the programs that it becomes or starts.
std::vector<std::string> defaultsArguments(const std::string &defaults);

} // namespace vais::profiler

#endif
