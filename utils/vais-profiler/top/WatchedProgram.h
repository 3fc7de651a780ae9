/// A program that runs while it is watched on the screen that it would write to.

#ifndef VAIS_PROFILER_TOOL_WATCHEDPROGRAM_H
#define VAIS_PROFILER_TOOL_WATCHEDPROGRAM_H

#include "utils/vais-profiler/profiles/ProfileDirectory.h"
#include "utils/vais-profiler/run/RunOptions.h"

#include <atomic>
#include <functional>

namespace vais::profiler {

/// What the program writes to its standard streams goes to files without a name, and is written to
/// those of this process when it is no longer watched. It reads from nothing if this process reads
/// from a terminal, which is for the one who watches.
class WatchedProgram {
public:
  /// `isStopped` becomes true if a signal ends program and watching together. Throws CommandError
  /// if the program cannot be found, or there is no place for its profile.
  WatchedProgram(const RunOptions &options, std::atomic<bool> &isStopped);

  /// Runs the program and calls `watch`, which may use the functions below, on another thread. If
  /// that returns before the program has ended, the program gets SIGTERM. Saves the profiles.
  /// Returns the exit status of the program.
  int run(const std::function<void()> &watch);

  bool isRunning() const { return isRunning_; }
  /// Returns the path of the program's profile, or "" if there is none yet.
  std::string profile() const;

private:
  void save(int processId);

  RunOptions options_;
  std::string program_; ///< path
  ProfileDirectory directory_;
  std::atomic<bool> &isStopped_;
  std::atomic<bool> isRunning_ = true;
  std::atomic<int> processId_ = 0;
};

} // namespace vais::profiler

#endif
