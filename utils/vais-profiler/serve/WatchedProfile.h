/// Reads the profile of a process that may be running, once for all who want to know.

#ifndef VAIS_PROFILER_TOOL_WATCHEDPROFILE_H
#define VAIS_PROFILER_TOOL_WATCHEDPROFILE_H

#include "runtime/report/model/Profile.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace vais::profiler {

/// What a profile said at one moment. Nobody changes it.
struct Snapshot {
  Profile profile;         ///< as it was read
  uint64_t number = 0;     ///< increases from one to the next
  bool isRunning = false;  ///< whether any of its processes may still add to it
  bool isRecording = true; ///< whether the process records at present
  std::string problem;     ///< why it could not be read again; `profile` is what was read before
};

using SharedSnapshot = std::shared_ptr<const Snapshot>;

/// The least time between two readings of one profile.
constexpr std::chrono::milliseconds kLeastAge{900};

/// One profile. Any thread; a second one that asks while it is being read waits, and gets the same.
class WatchedProfile {
public:
  explicit WatchedProfile(std::string path) : path_(std::move(path)) {}

  const std::string &path() const { return path_; }

  /// Returns its newest snapshot, which is read if the last one is old enough: at least kLeastAge,
  /// and at least four times as old as it took to read, so that watching takes at most a fifth of a
  /// processor. That of a process that has ended is final. Throws ProfileError if it could never be
  /// read.
  SharedSnapshot current();

private:
  void read();

  const std::string path_;
  std::mutex mutex_;
  SharedSnapshot newest_;
  std::chrono::steady_clock::time_point next_; ///< when it may be read again
};

/// One profile, or the sum of several.
class ProfileSource {
public:
  explicit ProfileSource(std::vector<std::shared_ptr<WatchedProfile>> parts)
      : parts_(std::move(parts)) {}

  SharedSnapshot current();

  /// Returns the only profile, or null.
  WatchedProfile *single() const { return parts_.size() == 1 ? parts_[0].get() : nullptr; }

private:
  const std::vector<std::shared_ptr<WatchedProfile>> parts_;
  std::mutex mutex_;
  SharedSnapshot sum_;
};

} // namespace vais::profiler

#endif
