/// Asks clang for its version.

#include "ClangVersion.h"

#include <array>
#include <cstdlib>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

namespace vais::profiler {
namespace {

/// Standard output of `command --version`; empty when it cannot be run.
std::string versionText(const std::string &command) {
  int ends[2];
  if (pipe(ends) != 0)
    return {};
  const pid_t child = fork();
  if (child == 0) {
    dup2(ends[1], STDOUT_FILENO);
    close(ends[0]);
    close(ends[1]);
    execlp(command.c_str(), command.c_str(), "--version", static_cast<char *>(nullptr));
    _exit(127);
  }
  close(ends[1]);
  std::string text;
  std::array<char, 4096> buffer{};
  for (ssize_t got; (got = read(ends[0], buffer.data(), buffer.size())) > 0;)
    text.append(buffer.data(), static_cast<size_t>(got));
  close(ends[0]);
  int status = 0;
  if (child < 0 || waitpid(child, &status, 0) < 0 || status != 0)
    return {};
  return text;
}

} // namespace

int clangMajorVersion(const std::string &command) {
  const std::string text = versionText(command);
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
