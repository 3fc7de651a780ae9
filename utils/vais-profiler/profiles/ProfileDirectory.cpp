/// Profiles are called <process>.vprof, or <process>.vprof.2 and so on if that name is taken.

#include "utils/vais-profiler/profiles/ProfileDirectory.h"

#include "utils/vais-profiler/profiles/LiveProfile.h"

#include <algorithm>
#include <cstdlib>
#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

namespace vais::profiler {
namespace {

constexpr const char *kProfileName = "%p.vprof";
constexpr const char *kExtension = ".vprof";

bool isProfileName(const std::string &name) {
  return std::atoi(name.c_str()) > 0 && name.find(kExtension) != std::string::npos &&
         name.find(".tmp") == std::string::npos;
}

/// Shorter names come first, so that numbers are in numerical order.
bool isBefore(const std::string &a, const std::string &b) {
  return std::pair(a.size(), a) < std::pair(b.size(), b);
}

} // namespace

ProfileDirectory::ProfileDirectory(const std::string &prefix) {
  std::string name = prefix + "XXXXXX";
  if (!mkdtemp(name.data()))
    return;
  char *real = realpath(name.c_str(), nullptr); // the program may change its working directory
  path_ = real ? real : name;
  std::free(real);
}

ProfileDirectory::~ProfileDirectory() {
  if (!exists() || isKept_)
    return;
  for (const std::string &name : names())
    unlink((path_ + '/' + name).c_str());
  rmdir(path_.c_str());
}

std::string ProfileDirectory::outputOption() const {
  return outputOptionOf(path_) + '/' + kProfileName;
}

FoundProfiles ProfileDirectory::find(int processId) const {
  std::vector<std::string> all = names();
  std::sort(all.begin(), all.end(), isBefore);
  FoundProfiles found;
  for (const std::string &name : all) {
    if (!isProfileName(name))
      continue;
    const std::string path = path_ + '/' + name;
    if (processIdOf(name) == processId)
      found.own.push_back(path);
    else
      (isLive(path) ? found.live : found.others).push_back(path);
  }
  return found;
}

std::vector<std::string> ProfileDirectory::names() const {
  std::vector<std::string> names;
  DIR *directory = opendir(path_.c_str());
  if (!directory)
    return names;
  while (const dirent *entry = readdir(directory))
    if (const std::string name = entry->d_name; name != "." && name != "..")
      names.push_back(name);
  closedir(directory);
  return names;
}

std::string outputOptionOf(const std::string &path) {
  std::string value;
  for (const char c : path) {
    if (c == ':' || c == '\\')
      value += '\\';
    if (c == '%')
      value += '%';
    value += c;
  }
  return value;
}

int processIdOf(const std::string &profile) {
  return std::atoi(profile.c_str() + profile.rfind('/') + 1);
}

} // namespace vais::profiler
