/// Renames profiles.

#include "SavedProfiles.h"

#include "Commands.h"

#include "vais_profiler/ProfileFormat.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fmt/format.h>
#include <fstream>
#include <sys/stat.h>
#include <unistd.h>

namespace vais::profiler {
namespace {

/// A name that is free: `name`, or with a number behind.
std::string freeName(const std::string &name) {
  std::string candidate = name;
  for (int number = 2; access(candidate.c_str(), F_OK) == 0; ++number)
    candidate = fmt::format("{}.{}", name, number);
  return candidate;
}

} // namespace

std::vector<std::string> allOf(const FoundProfiles &found) {
  std::vector<std::string> all = found.own;
  all.insert(all.end(), found.others.begin(), found.others.end());
  return all;
}

SavedProfiles saveProfiles(const FoundProfiles &found, const std::string &file) {
  SavedProfiles saved;
  std::vector<std::string> unsaved;
  for (const std::string &profile : allOf(found)) {
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
  char magic[sizeof(format::kMagic)] = {};
  std::ifstream(file, std::ios::binary).read(magic, sizeof(magic));
  if (!S_ISREG(status.st_mode) ||
      (status.st_size > 0 && std::memcmp(magic, format::kMagic, sizeof(magic)) != 0))
    throw CommandError(file + ": expected a profile to replace, found another kind of file");
}

} // namespace vais::profiler
