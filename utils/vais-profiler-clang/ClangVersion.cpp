/// Asks clang for its version.

#include "ClangVersion.h"

#include "CommandOutput.h"

#include <cstdlib>
#include <stdexcept>
#include <unistd.h>

namespace vais::profiler {

int clangMajorVersion(const std::string &command) {
  const std::string text = outputOf({command, "--version"}, STDOUT_FILENO);
  if (text.empty())
    throw std::runtime_error(command + ": expected a clang that runs, found none");
  constexpr const char *kBefore = "clang version ";
  const size_t place = text.find(kBefore);
  const int major = place == std::string::npos ? 0 : std::atoi(text.c_str() + place + 14);
  if (major == 0)
    throw std::runtime_error(command + ": expected \"clang version N\" from --version, found \"" +
                             text.substr(0, text.find('\n')) + "\"");
  return major;
}

} // namespace vais::profiler
