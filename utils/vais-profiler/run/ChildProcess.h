/// Runs a program and waits for it, as a shell would.

#ifndef VAIS_PROFILER_TOOL_CHILDPROCESS_H
#define VAIS_PROFILER_TOOL_CHILDPROCESS_H

#include "utils/vais-profiler/run/StampEnd.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace vais::profiler {

struct ChildResult {
  int processId;
  int status;                 ///< exit status, or 128 + number of the signal that killed it
  EndMoment end;              ///< when it died
  bool isInterrupted = false; ///< whether it, or this process, was asked to end meanwhile
};

enum class ChildOutput {
  AsHere,  ///< to the standard output of this process
  ToErrors ///< to its standard error
};

/// Changes of a child's environment with respect to that of this process, and who is told.
struct ChildEnvironment {
  std::string options;                          ///< VAIS_PROFILER_OPTIONS
  std::string preload;                          ///< LD_PRELOAD; unchanged if empty
  std::optional<std::string> clangOptions = {}; ///< VAIS_PROFILER_CLANG_OPTIONS; empty: unchanged
  uint64_t stack = 0; ///< least bytes that its stack may take, as far as the hard limit allows
  ChildOutput output = ChildOutput::AsHere;
  std::function<void(int processId)> started = {}; ///< called once the child exists
};

/// Runs the file `path` with `arguments`, beginning with its name, in that environment. While it
/// runs, SIGINT and SIGQUIT, which a terminal sends to both processes, do not end this process, and
/// SIGTERM and SIGHUP are passed on. Throws CommandError if the file cannot be run.
ChildResult runChild(const std::string &path, const std::vector<std::string> &arguments,
                     const ChildEnvironment &environment);

} // namespace vais::profiler

#endif
