/// A profile of a directory is a regular file in it that begins like one, under its own name: names
/// of clients lead to nothing else.

#include "utils/vais-profiler/serve/ServedProfiles.h"

#include "runtime/report/model/Reading.h"
#include "runtime/report/store/ProfileHeader.h"
#include "runtime/report/text/PrintableText.h"
#include "utils/vais-profiler/profiles/LiveProfile.h"
#include "utils/vais-profiler/run/RunOptions.h"

#include <algorithm>
#include <cerrno>
#include <dirent.h>
#include <sys/stat.h>
#include <tuple>

namespace vais::profiler {
namespace {

/// Returns whether the file begins like a profile. Does not follow a link.
bool isProfileFile(const std::string &path) {
  struct stat status;
  return lstat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode) && isProfile(path);
}

ProfileEntry entryOf(const std::string &path, const std::string &name) {
  ProfileEntry entry;
  entry.name = name;
  struct stat status;
  if (stat(path.c_str(), &status) == 0) {
    entry.bytes = static_cast<uint64_t>(status.st_blocks) * 512;
    entry.changedAt = static_cast<uint64_t>(status.st_mtime);
  }
  const RegularFile file(path, FileAccess::ReadNoLink);
  const auto header = file ? readHeader(file) : std::nullopt;
  if (header) {
    entry.processId = header->processId;
    entry.isRunning = isLive(path);
  }
  return entry;
}

} // namespace

ServedProfiles::ServedProfiles(const std::string &path) : path_(path) {
  struct stat status;
  isDirectory_ = stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
  if (isDirectory_) {
    DIR *directory = opendir(path.c_str());
    if (!directory)
      throw ProfileError(printable(path) +
                         ": expected a directory of profiles, found: " + systemError(errno));
    closedir(directory);
    return;
  }
  file_ = std::make_shared<WatchedProfile>(path);
  file_->current();
}

std::vector<ProfileEntry> ServedProfiles::list() const {
  if (!isDirectory_)
    return {entryOf(path_, baseName(path_))};
  std::vector<ProfileEntry> entries;
  DIR *directory = opendir(path_.c_str());
  while (const dirent *entry = directory ? readdir(directory) : nullptr)
    if (const std::string name = entry->d_name; isProfileFile(pathOf(name)))
      entries.push_back(entryOf(pathOf(name), name));
  if (directory)
    closedir(directory);
  std::sort(entries.begin(), entries.end(), [](const ProfileEntry &a, const ProfileEntry &b) {
    return std::tuple(b.isRunning, b.changedAt, a.name) <
           std::tuple(a.isRunning, a.changedAt, b.name);
  });
  if (entries.size() > kMostEntries)
    entries.resize(kMostEntries);
  return entries;
}

std::string ServedProfiles::pathOf(const std::string &name) const { return path_ + '/' + name; }

std::string ServedProfiles::onlyName() const {
  std::vector<ProfileEntry> entries = list();
  if (entries.size() > 1)
    entries.erase(std::remove_if(entries.begin(), entries.end(),
                                 [](const ProfileEntry &entry) { return !entry.isRunning; }),
                  entries.end());
  if (entries.size() != 1)
    throw ProfileError("profile: expected a name, since " +
                       std::string(entries.empty() ? "no process is" : "several processes are") +
                       " running, found none");
  return entries[0].name;
}

std::shared_ptr<WatchedProfile> ServedProfiles::find(const std::string &asked) {
  if (!isDirectory_) {
    if (!asked.empty() && asked != baseName(path_))
      throw ProfileError("profile: expected the one that is served, found " + printable(asked));
    return file_;
  }
  const std::string name = asked.empty() ? onlyName() : asked;
  if (name.find('/') != std::string::npos || name.find('\0') != std::string::npos ||
      !isProfileFile(pathOf(name)))
    throw ProfileError("profile: expected one in the directory, found " + printable(name));
  const std::lock_guard lock(mutex_);
  for (auto each = watched_.begin(); each != watched_.end();)
    each = each->second.expired() ? watched_.erase(each) : std::next(each);
  std::shared_ptr<WatchedProfile> profile = watched_[name].lock();
  if (!profile)
    watched_[name] = profile = std::make_shared<WatchedProfile>(pathOf(name));
  return profile;
}

} // namespace vais::profiler
