/// The signals that a program may handle.

#include "runtime/session/options/SignalNames.h"

#include "runtime/base/Text.h"

#include <csignal>

namespace vais::profiler {
namespace {

struct NamedSignal {
  char name[8];
  int number;
};

constexpr NamedSignal kSignals[] = {
    {"HUP", SIGHUP},     {"INT", SIGINT},   {"QUIT", SIGQUIT},     {"USR1", SIGUSR1},
    {"USR2", SIGUSR2},   {"ALRM", SIGALRM}, {"TERM", SIGTERM},     {"CHLD", SIGCHLD},
    {"CONT", SIGCONT},   {"TSTP", SIGTSTP}, {"TTIN", SIGTTIN},     {"TTOU", SIGTTOU},
    {"URG", SIGURG},     {"XCPU", SIGXCPU}, {"VTALRM", SIGVTALRM}, {"PROF", SIGPROF},
    {"WINCH", SIGWINCH}, {"IO", SIGIO},     {"PWR", SIGPWR}};
constexpr int kMostSignals = 64;

int number(const char *text) {
  int value = 0;
  for (; *text >= '0' && *text <= '9' && value <= kMostSignals; ++text)
    value = value * 10 + (*text - '0');
  const bool isSignal = !*text && value > 0 && value <= kMostSignals;
  return isSignal && value != SIGKILL && value != SIGSTOP ? value : 0;
}

} // namespace

int signalNumber(const char *name) {
  const char *rest = name[0] == 'S' && name[1] == 'I' && name[2] == 'G' ? name + 3 : name;
  for (const NamedSignal &signal : kSignals)
    if (textEquals(rest, signal.name, textLength(signal.name)))
      return signal.number;
  return number(name);
}

} // namespace vais::profiler
