/// What another program says.

#ifndef VAIS_PROFILER_CLANG_COMMANDOUTPUT_H
#define VAIS_PROFILER_CLANG_COMMANDOUTPUT_H

#include <string>
#include <vector>

namespace vais::profiler {

/// A program that has ended.
struct CommandOutput {
  bool succeeded = false; ///< it could be run and its status was 0
  std::string text;       ///< what it wrote to standard output and standard error
};

/// Runs `command`, a program and its arguments, without input.
CommandOutput outputOf(const std::vector<std::string> &command);

/// Runs `command` with this process's input and outputs; returns its status as a shell would, 128 +
/// N for signal N.
int statusOf(const std::vector<std::string> &command);

/// Replaces this process by `command`; returns only on failure.
void execute(const std::vector<std::string> &command);

} // namespace vais::profiler

#endif
