/// Runs programs: through a pipe, in place of this process, or as a child process.

#include "utils/vais-profiler-clang/clang/CommandOutput.h"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace vais::profiler {
namespace {

constexpr int kCannotExecute = 127; // as in a shell

int waitFor(pid_t child) {
  int status = 0;
  while (child > 0 && waitpid(child, &status, 0) < 0)
    if (errno != EINTR)
      return kCannotExecute;
  if (child < 0)
    return kCannotExecute;
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

/// Returns everything that arrives until all writers have closed the pipe.
std::string readAll(int descriptor) {
  std::string text;
  std::array<char, 16384> buffer{};
  ssize_t got = 0;
  while ((got = read(descriptor, buffer.data(), buffer.size())) > 0 || (got < 0 && errno == EINTR))
    if (got > 0)
      text.append(buffer.data(), static_cast<size_t>(got));
  return text;
}

} // namespace

void execute(const std::vector<std::string> &command) {
  std::vector<char *> arguments;
  for (const std::string &argument : command)
    arguments.push_back(const_cast<char *>(argument.c_str()));
  arguments.push_back(nullptr);
  execvp(arguments[0], arguments.data());
}

CommandOutput outputOf(const std::vector<std::string> &command) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0)
    return {};
  const pid_t child = fork();
  if (child == 0) {
    dup2(open("/dev/null", O_RDONLY | O_CLOEXEC), STDIN_FILENO);
    dup2(ends[1], STDOUT_FILENO);
    dup2(ends[1], STDERR_FILENO);
    setenv("CCACHE_DISABLE", "1", 1); // a ccache before clang would take this for a compilation
    execute(command);
    _exit(kCannotExecute);
  }
  close(ends[1]);
  CommandOutput output;
  output.text = readAll(ends[0]);
  close(ends[0]);
  output.succeeded = waitFor(child) == 0;
  return output;
}

int statusOf(const std::vector<std::string> &command) {
  const pid_t child = fork();
  if (child == 0) {
    execute(command);
    _exit(kCannotExecute);
  }
  return waitFor(child);
}

} // namespace vais::profiler
