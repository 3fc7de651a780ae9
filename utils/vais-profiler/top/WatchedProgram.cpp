/// The program is waited for on the first thread, as `run` does.

#include "utils/vais-profiler/top/WatchedProgram.h"

#include "runtime/report/text/PrintableText.h"
#include "runtime/report/text/Units.h"
#include "utils/vais-profiler/profiles/SavedProfiles.h"
#include "utils/vais-profiler/run/ChildProcess.h"
#include "utils/vais-profiler/run/ProgramSearch.h"
#include "utils/vais-profiler/terminal/CommandError.h"

#include <csignal>
#include <exception>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/syscall.h>
#include <thread>
#include <unistd.h>

namespace vais::profiler {
namespace {

/// A file without a name, or none if there is no place for one.
class KeptOutput {
public:
  KeptOutput() : file_(std::tmpfile()) {}
  ~KeptOutput() {
    if (file_)
      std::fclose(file_);
  }
  KeptOutput(const KeptOutput &) = delete;
  KeptOutput &operator=(const KeptOutput &) = delete;

  int descriptor() const { return file_ ? fileno(file_) : -1; }

  /// Writes what the file has to `stream`.
  void writeTo(std::FILE *stream) const {
    char bytes[1 << 16];
    off_t at = 0;
    for (ssize_t got; file_ && (got = pread(descriptor(), bytes, sizeof bytes, at)) > 0; at += got)
      if (std::fwrite(bytes, 1, static_cast<size_t>(got), stream) != static_cast<size_t>(got))
        break;
    std::fflush(stream);
  }

private:
  std::FILE *file_;
};

/// Sends SIGTERM to a child that nobody can have waited for when this object was made. With a
/// descriptor of the process, it is never another one that has got its number.
class Ending {
public:
  explicit Ending(int child)
      : number_(child), child_(static_cast<int>(syscall(SYS_pidfd_open, child, 0))) {}
  ~Ending() {
    if (child_ >= 0)
      close(child_);
  }
  Ending(const Ending &) = delete;
  Ending &operator=(const Ending &) = delete;

  void ask() const {
    if (child_ >= 0)
      syscall(SYS_pidfd_send_signal, child_, SIGTERM, nullptr, 0);
    else
      kill(number_, SIGTERM);
  }

private:
  int number_;
  int child_;
};

} // namespace

WatchedProgram::WatchedProgram(const RunOptions &options, std::atomic<bool> &isStopped)
    : options_(options), program_(findProgram(options.arguments[0])),
      directory_(baseName(options.arguments[0]) + ".vprof."), isStopped_(isStopped) {
  if (!directory_.exists())
    throw CommandError("top: expected to write profiles into this folder, found that none can be "
                       "made");
}

std::string WatchedProgram::profile() const {
  const FoundProfiles found = directory_.find(processId_);
  return found.own.empty() ? "" : found.own.back();
}

void WatchedProgram::save(int processId) {
  const FoundProfiles found = directory_.find(processId);
  if (allOf(found).empty()) {
    std::fprintf(stderr,
                 "vais-profiler: %s: expected a profile, found that the program left none\n",
                 printable(options_.arguments[0]).c_str());
    return;
  }
  const SavedProfiles saved =
      saveProfiles(found, fmt::format("{}.{}.vprof", baseName(options_.arguments[0]), processId));
  for (const std::string &error : saved.errors)
    std::fprintf(stderr, "vais-profiler: %s\n", printable(error).c_str());
  if (saved.count > 0)
    std::fprintf(stderr, "%s\n", printable(describe(saved)).c_str());
  if (found.live.empty())
    return;
  directory_.keep();
  std::fprintf(stderr, "vais-profiler: %s: holds the profiles of %s still running\n",
               printable(directory_.path()).c_str(),
               formatNumberOf(found.live.size(), "child process").c_str());
}

int WatchedProgram::run(const std::function<void()> &watch) {
  const KeptOutput output, errors;
  if (output.descriptor() < 0 || errors.descriptor() < 0)
    throw CommandError("top: expected a place for the program's output, found no temporary files");
  const int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);
  std::thread watching;
  std::exception_ptr failure;
  ChildEnvironment environment;
  environment.options = profilerOptions(options_, directory_.outputOption());
  environment.streams = {isatty(STDIN_FILENO) ? nothing : STDIN_FILENO, output.descriptor(),
                         errors.descriptor()};
  environment.started = [&](int child) {
    processId_ = child;
    watching = std::thread([&, ending = std::make_shared<Ending>(child)] {
      try {
        watch();
      } catch (...) {
        failure = std::current_exception();
      }
      ending->ask();
    });
  };
  std::optional<ChildResult> result;
  try {
    result = runChild(program_, options_.arguments, environment);
  } catch (...) {
    close(nothing);
    throw; // it was never started
  }
  close(nothing);
  const FoundProfiles found = directory_.find(processId_);
  if (!found.own.empty())
    stampEnd(found.own.back(), result->end);
  isRunning_ = false;
  if (result->isInterrupted)
    isStopped_ = true;
  watching.join();
  output.writeTo(stdout);
  errors.writeTo(stderr);
  save(result->processId);
  if (failure)
    std::rethrow_exception(failure);
  return result->status;
}

} // namespace vais::profiler
