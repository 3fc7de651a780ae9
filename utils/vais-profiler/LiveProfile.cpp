/// Looks for the profile among what its process has mapped (proc(5), /proc/<pid>/maps).

#include "LiveProfile.h"

#include "ProfileHeader.h"

#include <cerrno>
#include <csignal>
#include <filesystem>
#include <sstream>

namespace vais::profiler {
namespace {

enum class Mapped { No, Yes, Unknown };

bool endsWith(const std::string &text, const std::string &end) {
  return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

Mapped isMappedIn(const std::string &maps, const std::string &fileName) {
  constexpr uint64_t kMostBytes = uint64_t(64) << 20;
  const RegularFile file(maps);
  if (!file)
    return Mapped::Unknown;
  std::istringstream lines(file.readAll(kMostBytes));
  for (std::string line; std::getline(lines, line);)
    if (endsWith(line, '/' + fileName))
      return Mapped::Yes;
  return Mapped::No;
}

/// In all threads: the first one may have ended before the others, and shows nothing then.
Mapped isMappedBy(uint32_t processId, const std::string &fileName) {
  Mapped mapped = Mapped::No;
  std::error_code error;
  const std::string process = "/proc/" + std::to_string(processId);
  for (const auto &thread : std::filesystem::directory_iterator(process + "/task", error)) {
    mapped = isMappedIn(thread.path() / "maps", fileName);
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
  const std::string fileName = path.substr(path.rfind('/') + 1);
  return isMappedBy(header->processId, fileName) != Mapped::No;
}

} // namespace vais::profiler
