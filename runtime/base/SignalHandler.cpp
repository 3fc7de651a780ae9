/// rt_sigaction(2).

#include "runtime/base/SignalHandler.h"

#include "runtime/base/SystemCall.h"

#include <ucontext.h>

#if defined(__x86_64__)
extern "C" {
__attribute__((visibility("hidden"))) void vais_profiler_return_from_signal();
__attribute__((visibility("hidden"))) void vais_profiler_own_leave_signal(const void *context) {
  vais::profiler::leaveSignalHandler(context);
}
}

/// The code to which a handler returns, which calls rt_sigreturn(2). If the kernel refuses that,
/// the stack pointer still is at the handler's context.
asm(".pushsection .text\n"
    ".hidden vais_profiler_return_from_signal\n"
    ".globl vais_profiler_return_from_signal\n"
    "vais_profiler_return_from_signal:\n"
    "movl $15, %eax\n"
    "syscall\n"
    "movq %rsp, %rdi\n"
    "andq $-16, %rsp\n"
    "call vais_profiler_own_leave_signal\n"
    ".popsection\n");
#endif

namespace vais::profiler {
namespace {

/// struct sigaction as the kernel defines it.
struct KernelAction {
  SignalHandler handler;
  unsigned long flags;
#if defined(__x86_64__)
  void (*restorer)();
#endif
  uint64_t mask;
};

#if defined(__x86_64__)
/// Indices of registers in gregset_t, for which <ucontext.h> has names only with _GNU_SOURCE.
enum Register {
  kR8,
  kR9,
  kR10,
  kR11,
  kR12,
  kR13,
  kR14,
  kR15,
  kRdi,
  kRsi,
  kRbp,
  kRbx,
  kRdx,
  kRax,
  kRcx,
  kRsp,
  kRip,
  kFlags
};
#endif

constexpr unsigned long kHasRestorer = 0x04000000;

long exchangeAction(int signal, KernelAction *action, KernelAction *old) {
#if defined(__x86_64__)
  if (action && action->handler) {
    action->flags |= kHasRestorer;
    action->restorer = vais_profiler_return_from_signal;
  }
#endif
  return systemCall(__NR_rt_sigaction, signal, action, old, sizeof action->mask);
}

} // namespace

long setSignalAction(int signal, const struct sigaction *action, struct sigaction *old) {
  KernelAction wanted = {}, before = {};
  if (action) {
    wanted.handler = action->sa_sigaction;
    wanted.flags = static_cast<unsigned>(action->sa_flags);
    __builtin_memcpy(&wanted.mask, &action->sa_mask, sizeof wanted.mask);
  }
  const long result = exchangeAction(signal, action ? &wanted : nullptr, old ? &before : nullptr);
  if (result == 0 && old) {
    *old = {};
    old->sa_sigaction = before.handler;
    old->sa_flags = static_cast<int>(before.flags & ~kHasRestorer);
    __builtin_memcpy(&old->sa_mask, &before.mask, sizeof before.mask);
  }
  return result;
}

void leaveSignalHandler([[maybe_unused]] const void *context) {
#if defined(__x86_64__)
  const auto &words = static_cast<const ucontext_t *>(context)->uc_mcontext.gregs;
  // What popq takes from the stack, followed by what iretq takes (Intel SDM, vol. 2A).
  uint64_t code, stack;
  asm volatile("movq %%cs, %0\n\tmovq %%ss, %1" : "=r"(code), "=r"(stack));
  const auto word = [&words](int number) { return static_cast<uint64_t>(words[number]); };
  const uint64_t frame[] = {word(kR8),  word(kR9),  word(kR10),   word(kR11), word(kR12),
                            word(kR13), word(kR14), word(kR15),   word(kRdi), word(kRsi),
                            word(kRbp), word(kRbx), word(kRdx),   word(kRax), word(kRcx),
                            word(kRip), code,       word(kFlags), word(kRsp), stack};
  asm volatile("movq %0, %%rsp\n\t"
               "popq %%r8\n\tpopq %%r9\n\tpopq %%r10\n\tpopq %%r11\n\t"
               "popq %%r12\n\tpopq %%r13\n\tpopq %%r14\n\tpopq %%r15\n\t"
               "popq %%rdi\n\tpopq %%rsi\n\tpopq %%rbp\n\tpopq %%rbx\n\t"
               "popq %%rdx\n\tpopq %%rax\n\tpopq %%rcx\n\tiretq"
               :
               : "r"(frame)
               : "memory");
#endif
}

bool handleSignal(int signal, SignalHandler handler, uint64_t blocked) {
  KernelAction action = {};
  action.handler = handler;
  action.flags = SA_RESTART | SA_ONSTACK | SA_SIGINFO;
  action.mask = blocked;
  return exchangeAction(signal, &action, nullptr) == 0;
}

SignalHandler handlerOf(int signal) {
  KernelAction action = {};
  exchangeAction(signal, nullptr, &action);
  return action.handler;
}

void ignoreSignal(int signal) {
  KernelAction action = {};
  const auto ignore = reinterpret_cast<uintptr_t>(SIG_IGN);
  __builtin_memcpy(&action.handler, &ignore, sizeof ignore);
  exchangeAction(signal, &action, nullptr);
}

void restoreSignal(int signal) {
  KernelAction action = {};
  exchangeAction(signal, &action, nullptr);
}

} // namespace vais::profiler
