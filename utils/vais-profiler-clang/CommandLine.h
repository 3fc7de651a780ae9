/// Where the options of a clang command line end.

#ifndef VAIS_PROFILER_CLANG_COMMANDLINE_H
#define VAIS_PROFILER_CLANG_COMMANDLINE_H

#include <cstddef>
#include <string>
#include <vector>

namespace vais::profiler {

struct CommandLine {
  bool isForFrontend = false; ///< -cc1, -cc1as: not a command line of the driver

  /// What clang is to get, of which the first `optionsEnd` stand before "--".
  std::vector<std::string> arguments;
  size_t optionsEnd = 0;
};

/// `arguments` stay as they are, unless a response file (@file) holds the "--": then the arguments
/// in response files stand in their place.
CommandLine readCommandLine(const std::vector<std::string> &arguments);

} // namespace vais::profiler

#endif
