/// Runs a child by fork, execvp and waitid, and handles signals meanwhile.

#include "utils/vais-profiler/run/ChildProcess.h"

#include "utils/vais-profiler/run/CpuWatch.h"
#include "utils/vais-profiler/terminal/CommandError.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace vais::profiler {
namespace {

constexpr int kSignalStatus = 128;

volatile sig_atomic_t gChild = 0;
volatile sig_atomic_t gIsInterrupted = 0;

void noteSignal(int) { gIsInterrupted = 1; }

void forwardSignal(int signal) {
  gIsInterrupted = 1;
  const int savedErrno = errno;
  if (gChild > 0)
    kill(gChild, signal);
  errno = savedErrno;
}

/// Blocks the signals that matter while a child runs, from construction to release().
class SignalGuard {
public:
  SignalGuard() {
    sigset_t signals;
    sigemptyset(&signals);
    for (const int signal : {SIGINT, SIGQUIT, SIGTERM, SIGHUP})
      sigaddset(&signals, signal);
    sigprocmask(SIG_BLOCK, &signals, &before_);
  }
  ~SignalGuard() { release(); }
  SignalGuard(const SignalGuard &) = delete;
  SignalGuard &operator=(const SignalGuard &) = delete;
  void release() const { sigprocmask(SIG_SETMASK, &before_, nullptr); }

private:
  sigset_t before_;
};

void handle(int signal, void (*handler)(int)) {
  struct sigaction action = {};
  struct sigaction before = {};
  action.sa_handler = handler;
  action.sa_flags = SA_RESTART;
  sigaction(signal, nullptr, &before);
  if (before.sa_handler != SIG_IGN) // it stays ignored, for example under nohup
    sigaction(signal, &action, nullptr);
}

/// Allows this process and its children a stack of `size` bytes.
void raiseStackLimit(uint64_t size) {
  rlimit limit{};
  if (getrlimit(RLIMIT_STACK, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY ||
      limit.rlim_cur >= size)
    return;
  limit.rlim_cur = limit.rlim_max == RLIM_INFINITY ? size : std::min<rlim_t>(size, limit.rlim_max);
  setrlimit(RLIMIT_STACK, &limit);
}

[[noreturn]] void execute(const std::string &path, const std::vector<std::string> &arguments,
                          const ChildEnvironment &environment, int errorPipe) {
  std::vector<char *> argv;
  argv.reserve(arguments.size() + 1);
  for (const std::string &argument : arguments)
    argv.push_back(const_cast<char *>(argument.c_str()));
  argv.push_back(nullptr);
  setenv("VAIS_PROFILER_OPTIONS", environment.options.c_str(), 1);
  if (!environment.preload.empty())
    setenv("LD_PRELOAD", environment.preload.c_str(), 1);
  if (environment.clangOptions)
    setenv("VAIS_PROFILER_CLANG_OPTIONS", environment.clangOptions->c_str(), 1);
  raiseStackLimit(environment.stack);
  if (environment.output == ChildOutput::ToErrors)
    dup2(STDERR_FILENO, STDOUT_FILENO);
  execvp(path.c_str(), argv.data());
  const int error = errno;
  const ssize_t written = write(errorPipe, &error, sizeof(error));
  _exit(written == sizeof(error) ? kNotExecutable : kNotExecutable + 1);
}

uint64_t nanoseconds(const timeval &time) {
  return static_cast<uint64_t>(time.tv_sec) * 1000000000 +
         static_cast<uint64_t>(time.tv_usec) * 1000;
}

/// Waits for the child's death and takes the time immediately. SIGTERM is passed on only as long as
/// the child's id cannot belong to another process.
ChildResult waitFor(int child) {
  CpuWatch watch(child);
  watch.waitForEnd();
  siginfo_t info;
  while (waitid(P_PID, static_cast<id_t>(child), &info, WEXITED | WNOWAIT) != 0 && errno == EINTR)
    continue;
  ChildResult result{child, 0, takeEndMoment()};
  gChild = 0;
  int status = 0;
  rusage usage{};
  while (wait4(child, &status, 0, &usage) < 0 && errno == EINTR)
    continue;
  result.end.waitStatus = status;
  const uint64_t counted = nanoseconds(usage.ru_utime) + nanoseconds(usage.ru_stime);
  result.end.cpuNs = watch.cpuTimeAt(result.end.nanoseconds, counted);
  result.status = WIFSIGNALED(status) ? kSignalStatus + WTERMSIG(status) : WEXITSTATUS(status);
  result.isInterrupted = gIsInterrupted != 0;
  return result;
}

} // namespace

ChildResult runChild(const std::string &path, const std::vector<std::string> &arguments,
                     const ChildEnvironment &environment) {
  int errorPipe[2];
  if (pipe2(errorPipe, O_CLOEXEC) != 0)
    throw CommandError(path + ": expected to run, found: " + std::strerror(errno));
  const SignalGuard guard;
  const pid_t child = fork();
  if (child < 0)
    throw CommandError(path + ": expected to run, found: " + std::strerror(errno));
  if (child == 0) {
    guard.release();
    execute(path, arguments, environment, errorPipe[1]);
  }
  close(errorPipe[1]);
  gChild = child;
  handle(SIGINT, noteSignal);
  handle(SIGQUIT, noteSignal);
  handle(SIGTERM, forwardSignal);
  handle(SIGHUP, forwardSignal);
  guard.release();

  int error = 0;
  ssize_t got;
  while ((got = read(errorPipe[0], &error, sizeof(error))) < 0 && errno == EINTR)
    continue;
  close(errorPipe[0]);
  if (got != sizeof(error) && environment.started)
    environment.started(child);
  const ChildResult result = waitFor(child);
  if (got == sizeof(error))
    throw CommandError(path + ": expected to run, found: " + std::strerror(error), kNotExecutable);
  return result;
}

} // namespace vais::profiler
