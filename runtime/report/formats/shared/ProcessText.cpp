/// Describes how a process ended.

#include "runtime/report/formats/shared/ProcessText.h"

#include <cstring>
#include <fmt/format.h>

namespace vais::profiler {
namespace {

std::string killedText(const Program &program) {
  if (program.endStatus == kNone)
    return "killed";
  const char *name = sigabbrev_np(static_cast<int>(program.endStatus));
  return name ? fmt::format("killed by SIG{}", name)
              : fmt::format("killed by signal {}", program.endStatus);
}

std::string exitedText(const Program &program) {
  std::string text = "exited";
  if (program.ending == ProcessEnding::AtOnce)
    text += " by _exit";
  if (program.ending == ProcessEnding::Quick)
    text += " by quick_exit";
  const bool hasFailed = program.endStatus != kNone && program.endStatus != 0;
  return hasFailed ? fmt::format("{}, status {}", text, program.endStatus) : text;
}

} // namespace

std::string endingText(const Program &program) {
  if (program.ending == ProcessEnding::Signal)
    return killedText(program);
  switch (program.state) {
  case ProcessState::Running:
    return program.ending == ProcessEnding::Unseen
               ? "ended unseen: by a signal, or without its exit handlers"
               : "killed or running";
  case ProcessState::Exited:
    return exitedText(program);
  case ProcessState::Died:
    return killedText(program);
  }
  return "";
}

const char *endingName(const Program &program) {
  constexpr const char *kNames[] = {nullptr, "exit", "_exit", "quick_exit", "signal", "unseen"};
  return kNames[static_cast<size_t>(program.ending)];
}

} // namespace vais::profiler
