/// Which profiles are served.

#ifndef VAIS_PROFILER_TOOL_SERVEDPROFILES_H
#define VAIS_PROFILER_TOOL_SERVEDPROFILES_H

#include "utils/vais-profiler/serve/WatchedProfile.h"

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace vais::profiler {

/// What is known of a profile without reading all of it.
struct ProfileEntry {
  std::string name; ///< of the file, by which clients ask for it
  uint64_t bytes = 0;
  uint64_t changedAt = 0; ///< seconds since 1970
  uint32_t processId = 0; ///< 0 for a merged file
  bool isRunning = false;
};

/// A file, or those of a directory. Any thread.
class ServedProfiles {
public:
  /// Throws CommandError, or ProfileError, if there is no profile.
  explicit ServedProfiles(const std::string &path);

  bool isDirectory() const { return isDirectory_; }

  /// Returns the profiles, at most kMostEntries: those of running processes first, then the newest.
  std::vector<ProfileEntry> list() const;
  static constexpr size_t kMostEntries = 1000;

  /// Returns the profile of that name, or the only one for an empty name: the file, or that of the
  /// only process that runs. Everybody gets the same. Throws ProfileError if there is none.
  std::shared_ptr<WatchedProfile> find(const std::string &name);

private:
  std::string pathOf(const std::string &name) const;
  std::string onlyName() const;

  std::string path_; ///< of the directory or file
  bool isDirectory_;
  std::mutex mutex_;
  std::map<std::string, std::weak_ptr<WatchedProfile>> watched_;
  std::shared_ptr<WatchedProfile> file_; ///< if it is no directory
};

} // namespace vais::profiler

#endif
