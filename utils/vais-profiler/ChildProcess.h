/// Runs a program and waits for it, as a shell would.

#ifndef VAIS_PROFILER_TOOL_CHILDPROCESS_H
#define VAIS_PROFILER_TOOL_CHILDPROCESS_H

#include "StampEnd.h"

#include <string>
#include <vector>

namespace vais::profiler {

struct ChildResult {
  int processId;
  int status;    ///< exit status, 128 + number of the signal that killed it
  EndMoment end; ///< when it had died
};

/// Runs the file `path` with `arguments` (the name first) and VAIS_PROFILER_OPTIONS set to
/// `options`. While it runs this process ignores SIGINT and SIGQUIT, which a terminal sends to
/// both, and passes SIGTERM and SIGHUP on. Throws CommandError when it cannot be run.
ChildResult runChild(const std::string &path, const std::vector<std::string> &arguments,
                     const std::string &options);

} // namespace vais::profiler

#endif
