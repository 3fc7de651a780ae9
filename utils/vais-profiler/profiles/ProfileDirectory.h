/// A private directory in which a program and its child processes leave their profiles.

#ifndef VAIS_PROFILER_TOOL_PROFILEDIRECTORY_H
#define VAIS_PROFILER_TOOL_PROFILEDIRECTORY_H

#include <string>
#include <vector>

namespace vais::profiler {

/// Paths of profiles.
struct FoundProfiles {
  std::vector<std::string> own;    ///< in the order they were made: exec begins another one
  std::vector<std::string> others; ///< by the numbers of their processes
  std::vector<std::string> live;   ///< likewise, of processes that have not ended
};

/// Exists as long as the object does, then goes with all that is still in it, unless kept.
class ProfileDirectory {
public:
  /// Makes a directory whose name is `prefix` and six characters. Check exists().
  explicit ProfileDirectory(const std::string &prefix);
  ~ProfileDirectory();
  ProfileDirectory(const ProfileDirectory &) = delete;
  ProfileDirectory &operator=(const ProfileDirectory &) = delete;

  bool exists() const { return !path_.empty(); }

  const std::string &path() const { return path_; }

  /// Leaves the directory to the processes that still use it.
  void keep() { isKept_ = true; }

  /// The value of the option output= that leads every process into the directory.
  std::string outputOption() const;

  /// The profiles in it, as seen from process `processId`.
  FoundProfiles find(int processId) const;

private:
  std::vector<std::string> names() const;

  std::string path_;
  bool isKept_ = false;
};

/// The number of the process that a profile in the directory belongs to.
int processIdOf(const std::string &profile);

} // namespace vais::profiler

#endif
