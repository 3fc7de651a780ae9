/// Signals by name, and sigaction without libc.

#include "runtime/session/ToggleSignal.h"
#include "runtime/collect/OwnProcess.h"

#include "runtime/base/SystemCall.h"
#include "runtime/base/Text.h"
#include "runtime/collect/ThreadState.h"
#include "runtime/session/Session.h"

#include <csignal>

#if defined(__x86_64__)
extern "C" __attribute__((visibility("hidden"))) void vais_profiler_return_from_signal();

/// What a handler returns to: rt_sigreturn(2).
asm(".pushsection .text\n"
    ".hidden vais_profiler_return_from_signal\n"
    ".globl vais_profiler_return_from_signal\n"
    "vais_profiler_return_from_signal:\n"
    "movl $15, %eax\n"
    "syscall\n"
    ".popsection\n");
#endif

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

void toggle(int) { switchRecording(!__atomic_load_n(&gOwn.isOn, __ATOMIC_RELAXED)); }

/// struct sigaction as the kernel has it.
struct KernelAction {
  void (*handler)(int);
  unsigned long flags;
#if defined(__x86_64__)
  void (*restorer)();
#endif
  uint64_t mask;
};

} // namespace

int signalNumber(const char *name) {
  const char *rest = name[0] == 'S' && name[1] == 'I' && name[2] == 'G' ? name + 3 : name;
  for (const NamedSignal &signal : kSignals)
    if (textEquals(rest, signal.name, textLength(signal.name)))
      return signal.number;
  return number(name);
}

bool handleToggleSignal(int signal) {
  KernelAction action = {};
  action.handler = toggle;
  action.flags = SA_RESTART | SA_ONSTACK;
#if defined(__x86_64__)
  constexpr unsigned long kHasRestorer = 0x04000000;
  action.flags |= kHasRestorer;
  action.restorer = vais_profiler_return_from_signal;
#endif
  return systemCall(__NR_rt_sigaction, signal, &action, nullptr, sizeof action.mask) == 0;
}

} // namespace vais::profiler
