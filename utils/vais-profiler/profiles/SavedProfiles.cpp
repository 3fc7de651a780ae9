/// Renames profiles.

#include "utils/vais-profiler/profiles/SavedProfiles.h"

#include "runtime/report/store/ProfileHeader.h"
#include "utils/vais-profiler/terminal/CommandError.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

namespace vais::profiler {
namespace {

/// Returns a free name: `name`, with a number appended if necessary.
std::string freeName(const std::string &name) {
  std::string candidate = name;
  for (int number = 2; access(candidate.c_str(), F_OK) == 0; ++number)
    candidate = fmt::format("{}.{}", name, number);
  return candidate;
}

/// Returns all profiles except the live ones.
std::vector<std::string> endedOf(const FoundProfiles &found) {
  std::vector<std::string> ended = found.own;
  ended.insert(ended.end(), found.others.begin(), found.others.end());
  return ended;
}

} // namespace

std::vector<std::string> allOf(const FoundProfiles &found) {
  std::vector<std::string> all = endedOf(found);
  all.insert(all.end(), found.live.begin(), found.live.end());
  return all;
}

SavedProfiles saveProfiles(const FoundProfiles &found, const std::string &file) {
  SavedProfiles saved;
  std::vector<std::string> unsaved;
  for (const std::string &profile : endedOf(found)) {
    const bool isFirst = !found.own.empty() && profile == found.own[0];
    const std::string target =
        isFirst ? file : freeName(fmt::format("{}.{}", file, processIdOf(profile)));
    if (std::rename(profile.c_str(), target.c_str()) == 0) {
      saved.paths.push_back(target);
      continue;
    }
    saved.errors.push_back(
        fmt::format("{}: expected to save the profile, found: {}", target, std::strerror(errno)));
    unsaved.push_back(profile);
  }
  saved.count = saved.paths.size();
  saved.paths.insert(saved.paths.end(), unsaved.begin(), unsaved.end());
  saved.paths.insert(saved.paths.end(), found.live.begin(), found.live.end());
  return saved;
}

std::string describe(const SavedProfiles &saved) {
  std::string text = "profile: " + saved.paths[0];
  if (saved.count > 1)
    text += fmt::format(" (+ {} of child processes)", saved.count - 1);
  return text;
}

void requireReplaceable(const std::string &file) {
  struct stat status;
  if (file.empty() || stat(file.c_str(), &status) != 0)
    return;
  if (S_ISDIR(status.st_mode))
    throw CommandError(file + ": expected a file, found a directory");
  if (!S_ISREG(status.st_mode) || (status.st_size > 0 && !isProfile(file)))
    throw CommandError(file + ": expected a profile to replace, found another kind of file");
}

} // namespace vais::profiler
