/// Determines where the options of a clang command line end.

#ifndef VAIS_PROFILER_CLANG_COMMANDLINE_H
#define VAIS_PROFILER_CLANG_COMMANDLINE_H

#include <cstddef>
#include <string>
#include <vector>

namespace vais::profiler {

struct CommandLine {
  bool isForFrontend = false; ///< -cc1 or -cc1as: not a command line of the driver

  /// The arguments for clang, of which the first `optionsEnd` precede "--".
  std::vector<std::string> arguments;
  size_t optionsEnd = 0;
};

/// Keeps `arguments` as they are, unless a response file (@file) contains the "--": then response
/// files are replaced by their arguments.
CommandLine readCommandLine(const std::vector<std::string> &arguments);

} // namespace vais::profiler

#endif
