/// rt_sigaction(2).

#include "runtime/base/SignalHandler.h"

#include "runtime/base/SystemCall.h"

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

/// struct sigaction as the kernel has it.
struct KernelAction {
  SignalHandler handler;
  unsigned long flags;
#if defined(__x86_64__)
  void (*restorer)();
#endif
  uint64_t mask;
};

bool setAction(int signal, const KernelAction &action) {
  return systemCall(__NR_rt_sigaction, signal, &action, nullptr, sizeof action.mask) == 0;
}

} // namespace

bool handleSignal(int signal, SignalHandler handler, uint64_t blocked) {
  KernelAction action = {};
  action.handler = handler;
  action.flags = SA_RESTART | SA_ONSTACK | SA_SIGINFO;
  action.mask = blocked;
#if defined(__x86_64__)
  constexpr unsigned long kHasRestorer = 0x04000000;
  action.flags |= kHasRestorer;
  action.restorer = vais_profiler_return_from_signal;
#endif
  return setAction(signal, action);
}

SignalHandler handlerOf(int signal) {
  KernelAction action = {};
  systemCall(__NR_rt_sigaction, signal, nullptr, &action, sizeof action.mask);
  return action.handler;
}

void restoreSignal(int signal) { setAction(signal, KernelAction()); }

} // namespace vais::profiler
