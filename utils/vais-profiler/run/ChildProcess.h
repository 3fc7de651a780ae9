/// Runs a program and waits for it, as a shell would.

#ifndef VAIS_PROFILER_TOOL_CHILDPROCESS_H
#define VAIS_PROFILER_TOOL_CHILDPROCESS_H

#include "utils/vais-profiler/run/StampEnd.h"

#include <string>
#include <vector>

namespace vais::profiler {

struct ChildResult {
  int processId;
  int status;                 ///< exit status, 128 + number of the signal that killed it
  EndMoment end;              ///< when it had died
  bool isInterrupted = false; ///< somebody wanted it, or this process, to end meanwhile
};

/// What a child's environment says beyond our own.
struct ChildEnvironment {
  std::string options; ///< VAIS_PROFILER_OPTIONS
  std::string preload; ///< LD_PRELOAD, left as it is when empty
};

/// Runs the file `path` with `arguments` (the name first) in that environment. While it runs
/// SIGINT and SIGQUIT, which a terminal sends to both, do not end this process, and SIGTERM and
/// SIGHUP are passed on. Throws CommandError when it cannot be run.
ChildResult runChild(const std::string &path, const std::vector<std::string> &arguments,
                     const ChildEnvironment &environment);

} // namespace vais::profiler

#endif
