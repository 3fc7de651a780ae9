/// What `run` does, for other commands that run programs.

#ifndef VAIS_PROFILER_TOOL_RUNCOMMAND_H
#define VAIS_PROFILER_TOOL_RUNCOMMAND_H

#include "utils/vais-profiler/run/RunOptions.h"

#include <string>

namespace vais::profiler {

/// Runs the program and reports its profile. Returns its exit status, 128 + N if signal N killed
/// it. Throws CommandError if it cannot be run.
int runAndReport(const RunOptions &options);

/// Throws CommandError if the program is not instrumented.
void requireInstrumentation(const std::string &program);

/// Returns the path with which temporary files and folders of the tool begin.
std::string temporaryPrefix();

} // namespace vais::profiler

#endif
