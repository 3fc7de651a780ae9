/// Runs other programs and returns what they print.

#ifndef VAIS_PROFILER_CLANG_COMMANDOUTPUT_H
#define VAIS_PROFILER_CLANG_COMMANDOUTPUT_H

#include <string>
#include <vector>

namespace vais::profiler {

/// The result of a program that has ended.
struct CommandOutput {
  bool succeeded = false; ///< whether it could be run and its status was 0
  std::string text;       ///< what it wrote to standard output and standard error
};

/// Runs `command`, a program and its arguments, without input.
CommandOutput outputOf(const std::vector<std::string> &command);

/// Runs `command` with this process's standard input and outputs. Returns its status as a shell
/// would, 128 + N for signal N.
int statusOf(const std::vector<std::string> &command);

/// Replaces this process by `command`. Returns only on failure.
void execute(const std::vector<std::string> &command);

} // namespace vais::profiler

#endif
