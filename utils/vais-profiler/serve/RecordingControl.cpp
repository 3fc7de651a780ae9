/// The program's own option says by which signal it is to be switched. A signal that nobody handles
/// would end it, so it is sent only where the kernel says that it is handled.

#include "utils/vais-profiler/serve/RecordingControl.h"

#include "runtime/report/model/Reading.h"
#include "runtime/report/store/ProfileHeader.h"
#include "runtime/report/text/PrintableText.h"
#include "utils/vais-profiler/profiles/LiveProfile.h"

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <optional>
#include <thread>

namespace vais::profiler {
namespace {

constexpr uint64_t kMostBytes = uint64_t(1) << 20;

std::string readProc(uint32_t processId, const char *name) {
  return RegularFile("/proc/" + std::to_string(processId) + '/' + name).readAll(kMostBytes);
}

/// Returns the number of a signal that is written like SIGUSR2, USR2 or 12, or 0.
int numberOf(std::string name) {
  if (!name.empty() && name.find_first_not_of("0123456789") == std::string::npos)
    return name.size() < 3 ? std::atoi(name.c_str()) : 0;
  if (name.rfind("SIG", 0) == 0)
    name.erase(0, 3);
  for (int signal = 1; signal < SIGRTMIN; ++signal)
    if (const char *known = sigabbrev_np(signal); known && name == known)
      return signal;
  return 0;
}

/// Returns the last value of toggle_signal in the environment with which the process was started.
int toggleSignal(const std::string &environment) {
  const std::string variable = std::string(1, '\0') + "VAIS_PROFILER_OPTIONS=",
                    key = "toggle_signal=";
  const std::string all = std::string(1, '\0') + environment;
  const size_t begin = all.find(variable);
  if (begin == std::string::npos)
    return 0;
  const std::string options = ':' + std::string(all.c_str() + begin + variable.size());
  const size_t at = options.rfind(':' + key);
  if (at == std::string::npos)
    return 0;
  const size_t value = at + 1 + key.size();
  return numberOf(options.substr(value, options.find(':', value) - value));
}

bool isHandled(const std::string &status, int signal) {
  const size_t at = status.find("\nSigCgt:");
  if (at == std::string::npos || signal < 1 || signal > 64)
    return false;
  return std::strtoull(status.c_str() + at + 8, nullptr, 16) >> (signal - 1) & 1;
}

struct Target {
  pid_t processId = 0;
  int signal = 0; ///< 0: it cannot be switched
};

Target targetOf(const std::string &profile) {
  const RegularFile file(profile, FileAccess::ReadNoLink);
  const auto header = file ? readHeader(file) : std::nullopt;
  if (!header || !isLive(profile))
    return {};
  const int signal = toggleSignal(readProc(header->processId, "environ"));
  const auto processId = static_cast<pid_t>(header->processId);
  const bool isPossible = signal > 0 && isHandled(readProc(header->processId, "status"), signal) &&
                          kill(processId, 0) == 0;
  return {processId, isPossible ? signal : 0};
}

} // namespace

bool isRecording(const std::string &profile) {
  const RegularFile file(profile);
  const auto header = file ? readHeader(file) : std::nullopt;
  return header && !header->isPaused;
}

bool canSwitchRecording(const std::string &profile) { return targetOf(profile).signal > 0; }

void switchRecording(const std::string &profile, bool isOn) {
  constexpr int kTries = 100;
  static std::mutex mutex; // two clients at once must not switch twice
  const std::lock_guard lock(mutex);
  const Target target = targetOf(profile);
  if (target.signal == 0)
    throw ProfileError(printable(profile) +
                       ": expected a process that was started with the option toggle_signal, and "
                       "handles that signal, found another one");
  if (isRecording(profile) == isOn)
    return;
  kill(target.processId, target.signal);
  for (int i = 0; i < kTries && isRecording(profile) != isOn; ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  if (isRecording(profile) != isOn)
    throw ProfileError(printable(profile) +
                       ": expected the process to switch its recording, found that it did not");
}

} // namespace vais::profiler
