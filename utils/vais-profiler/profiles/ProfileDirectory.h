/// A private directory in which a program and its child processes leave their profiles.

#ifndef VAIS_PROFILER_TOOL_PROFILEDIRECTORY_H
#define VAIS_PROFILER_TOOL_PROFILEDIRECTORY_H

#include <string>
#include <vector>

namespace vais::profiler {

/// Paths of profiles.
struct FoundProfiles {
  std::vector<std::string> own; ///< in the order in which they were made; exec begins another one
  std::vector<std::string> others; ///< by process id
  std::vector<std::string> live;   ///< by process id; of processes that have not ended
};

/// The directory exists as long as the object and is then removed with everything still in it,
/// unless it is kept.
class ProfileDirectory {
public:
  /// Makes a directory whose name is `prefix` and six more characters. Callers must check exists().
  explicit ProfileDirectory(const std::string &prefix);
  ~ProfileDirectory();
  ProfileDirectory(const ProfileDirectory &) = delete;
  ProfileDirectory &operator=(const ProfileDirectory &) = delete;

  bool exists() const { return !path_.empty(); }

  const std::string &path() const { return path_; }

  /// Leaves the directory to the processes that still use it.
  void keep() { isKept_ = true; }

  /// Returns the value of the option output= that directs every process to the directory.
  std::string outputOption() const;

  /// Returns the profiles in the directory from the point of view of the process `processId`.
  FoundProfiles find(int processId) const;

private:
  std::vector<std::string> names() const;

  std::string path_;
  bool isKept_ = false;
};

/// Returns a path as a value of the option output=, without anything that is replaced in it.
std::string outputOptionOf(const std::string &path);

/// Returns the id of the process to which a profile in the directory belongs.
int processIdOf(const std::string &profile);

} // namespace vais::profiler

#endif
