/// Reads what proc(5) states about the process.

#include "runtime/report/process/OwnProcess.h"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <unistd.h>

namespace vais::profiler {

Program describeOwnProcess(double ns) {
  Program program;
  std::error_code error;
  program.path = std::filesystem::read_symlink("/proc/self/exe", error).string();
  std::ifstream arguments("/proc/self/cmdline");
  for (std::string argument; std::getline(arguments, argument, '\0');)
    program.arguments.push_back(argument);
  program.processId = static_cast<uint32_t>(getpid());
  program.parentId = static_cast<uint32_t>(getppid());
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  program.startedAt =
      static_cast<uint64_t>(std::chrono::nanoseconds(now).count()) - static_cast<uint64_t>(ns);
  return program;
}

} // namespace vais::profiler
