/// Looks for the profile among the mappings of its process (proc(5), /proc/<pid>/maps).

#include "utils/vais-profiler/profiles/LiveProfile.h"

#include "runtime/report/store/ProfileHeader.h"

#include <cerrno>
#include <csignal>
#include <filesystem>
#include <sstream>
#include <sys/stat.h>

namespace vais::profiler {
namespace {

enum class Mapped { No, Yes, Unknown };

/// Returns the inode of the file in a line of maps, or 0 for memory without a file.
uint64_t inodeIn(const std::string &line) {
  std::istringstream words(line);
  std::string addresses, permissions, offset, device;
  uint64_t inode = 0;
  words >> addresses >> permissions >> offset >> device >> inode;
  return inode;
}

/// Compares only inodes. A profile that had no name when it was mapped has none in maps later
/// either, and on overlay file systems the device of a mapping is not that of the file.
Mapped isMappedIn(const std::string &maps, uint64_t inode) {
  constexpr uint64_t kMostBytes = uint64_t(64) << 20;
  const RegularFile file(maps);
  if (!file)
    return Mapped::Unknown;
  std::istringstream lines(file.readAll(kMostBytes));
  for (std::string line; std::getline(lines, line);)
    if (inodeIn(line) == inode)
      return Mapped::Yes;
  return Mapped::No;
}

/// Looks in all threads: the first one may have ended before the others and then shows nothing.
Mapped isMappedBy(uint32_t processId, uint64_t inode) {
  Mapped mapped = Mapped::No;
  std::error_code error;
  const std::string process = "/proc/" + std::to_string(processId);
  for (const auto &thread : std::filesystem::directory_iterator(process + "/task", error)) {
    mapped = isMappedIn(thread.path() / "maps", inode);
    if (mapped != Mapped::No)
      break;
  }
  return error ? Mapped::Unknown : mapped;
}

} // namespace

bool isLive(const std::string &path) {
  const RegularFile file(path, FileAccess::ReadNoLink);
  const auto header = file ? readHeader(file) : std::nullopt;
  if (!header || header->state != format::ProcessState::Running ||
      (kill(static_cast<pid_t>(header->processId), 0) != 0 && errno == ESRCH))
    return false;
  struct stat status;
  return fstat(file.descriptor(), &status) != 0 ||
         isMappedBy(header->processId, status.st_ino) != Mapped::No;
}

} // namespace vais::profiler
