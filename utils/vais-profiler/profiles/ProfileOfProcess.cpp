/// A profile gets its name after it was mapped, so that the kernel knows it as a file without one:
/// maps (proc(5)) tells its folder and its inode, and the name is looked for there.

#include "utils/vais-profiler/profiles/ProfileOfProcess.h"

#include "runtime/report/store/ProfileHeader.h"
#include "utils/vais-profiler/terminal/CommandError.h"

#include <cstring>
#include <dirent.h>
#include <set>
#include <sstream>
#include <sys/stat.h>

namespace vais::profiler {
namespace {

/// Returns the profile with that inode in the folder, or "".
std::string findInode(const std::string &folder, uint64_t inode) {
  DIR *directory = opendir(folder.c_str());
  std::string found;
  while (const dirent *entry = directory ? readdir(directory) : nullptr) {
    const std::string path = folder + '/' + entry->d_name;
    struct stat status;
    if (lstat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode) && status.st_ino == inode &&
        isProfile(path))
      found = path;
  }
  if (directory)
    closedir(directory);
  return found;
}

/// Returns the profile in a line of maps, or "".
std::string profileIn(const std::string &line, std::set<uint64_t> &seen) {
  std::istringstream words(line);
  std::string addresses, permissions, offset, device, path;
  uint64_t inode = 0;
  words >> addresses >> permissions >> offset >> device >> inode >> std::ws;
  std::getline(words, path);
  if (permissions != "rw-s" || path.empty() || path[0] != '/' || !seen.insert(inode).second)
    return "";
  return findInode(path.substr(0, path.rfind('/')), inode);
}

} // namespace

bool isProcessId(const std::string &text) {
  constexpr size_t kDigits = 10;
  struct stat status;
  return !text.empty() && text.size() <= kDigits &&
         text.find_first_not_of("0123456789") == std::string::npos &&
         stat(text.c_str(), &status) != 0;
}

std::string profileOfProcess(const std::string &processId) {
  constexpr uint64_t kMostBytes = uint64_t(64) << 20;
  const std::string process = "/proc/" + processId;
  struct stat status;
  if (stat(process.c_str(), &status) != 0)
    throw CommandError(processId + ": expected the number of a process that runs, found none");
  const RegularFile maps(process + "/maps");
  if (!maps)
    throw CommandError(processId + ": expected a process of this user, found: " + maps.problem());
  std::istringstream lines(maps.readAll(kMostBytes));
  std::set<uint64_t> seen;
  for (std::string line; std::getline(lines, line);)
    if (const std::string profile = profileIn(line, seen); !profile.empty())
      return profile;
  throw CommandError(processId + ": expected a process that writes a profile, found one that does "
                                 "not, or whose profile was removed");
}

} // namespace vais::profiler
