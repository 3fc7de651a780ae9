/// The child writes its answer to a pipe.

#include "utils/vais-profiler/symbols/AnswerOfChild.h"

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <fstream>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace vais::profiler {
namespace {

constexpr rlim_t kMostSeconds = 60;
constexpr rlim_t kMostBytes = rlim_t(8) << 30;

void limit(int resource, rlim_t most) {
  rlimit limits;
  if (getrlimit(resource, &limits) != 0)
    return;
  limits.rlim_cur = std::min(limits.rlim_cur, most);
  setrlimit(resource, &limits);
}

/// Of memory, the parent's own and that of sanitizers do not count.
void limitSelf() {
  uint64_t pages = 0;
  std::ifstream("/proc/self/statm") >> pages;
  limit(RLIMIT_AS, pages * static_cast<rlim_t>(sysconf(_SC_PAGESIZE)) + kMostBytes);
  limit(RLIMIT_CPU, kMostSeconds);
  limit(RLIMIT_CORE, 0);
}

void writeAll(int descriptor, const std::string &bytes) {
  for (size_t at = 0; at < bytes.size();) {
    const ssize_t written = write(descriptor, &bytes[at], bytes.size() - at);
    if (written < 0 && errno != EINTR)
      _exit(1);
    at += written > 0 ? static_cast<size_t>(written) : 0;
  }
}

std::string readAll(int descriptor) {
  std::string bytes;
  char buffer[1 << 16];
  for (;;) {
    const ssize_t size = read(descriptor, buffer, sizeof(buffer));
    if (size == 0 || (size < 0 && errno != EINTR))
      return bytes;
    if (size > 0)
      bytes.append(buffer, static_cast<size_t>(size));
  }
}

[[noreturn]] void runChild(int descriptor, const std::function<std::string()> &work) {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGXCPU})
    std::signal(signal, SIG_DFL);
  limitSelf();
  try {
    writeAll(descriptor, work());
  } catch (...) {
    _exit(1);
  }
  _exit(0);
}

} // namespace

std::string answerOfChild(const std::function<std::string()> &work) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0)
    return "";
  const pid_t child = fork();
  if (child == 0)
    runChild(ends[1], work);
  close(ends[1]);
  const std::string answer = child > 0 ? readAll(ends[0]) : "";
  close(ends[0]);
  int status = 0;
  while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? answer : "";
}

} // namespace vais::profiler
