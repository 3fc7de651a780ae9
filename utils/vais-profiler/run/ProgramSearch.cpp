/// Interprets PATH as execvp does.

#include "utils/vais-profiler/run/ProgramSearch.h"

#include "utils/vais-profiler/terminal/CommandError.h"

#include <cstdlib>
#include <sys/stat.h>
#include <unistd.h>

namespace vais::profiler {
namespace {

constexpr int kNotFound = 127;

bool isFile(const std::string &path) {
  struct stat status;
  return stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode);
}

bool isExecutable(const std::string &path) {
  return isFile(path) && access(path.c_str(), X_OK) == 0;
}

std::string findAtPath(const std::string &path) {
  if (isExecutable(path))
    return path;
  struct stat status;
  if (stat(path.c_str(), &status) != 0)
    throw CommandError(path + ": expected a program, found no such file", kNotFound);
  throw CommandError(path + (S_ISDIR(status.st_mode)
                                 ? ": expected a program, found a directory"
                                 : ": expected a program, found a file that is not executable"),
                     kNotExecutable);
}

} // namespace

std::string findProgram(const std::string &name) {
  if (name.find('/') != std::string::npos)
    return findAtPath(name);
  const char *path = std::getenv("PATH");
  std::string rest = path ? path : "/bin:/usr/bin";
  bool isSeen = false;
  while (!name.empty()) {
    const size_t end = rest.find(':');
    const std::string directory = rest.substr(0, end);
    std::string candidate = (directory.empty() ? "." : directory) + '/' + name;
    if (isExecutable(candidate))
      return candidate;
    isSeen = isSeen || isFile(candidate);
    if (end == std::string::npos)
      break;
    rest.erase(0, end + 1);
  }
  if (isSeen)
    throw CommandError(name + ": expected a program, found a file that is not executable",
                       kNotExecutable);
  throw CommandError(name + ": expected a program, found none of that name on PATH", kNotFound);
}

} // namespace vais::profiler
