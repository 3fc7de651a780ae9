// REQUIRES: x86-64
// RUN: %enter && for level in 0 2; do %clang -O$level -fno-inline -fno-optimize-sibling-calls %s -o a && %to=a.vprof:mode=trace ./a > told.txt && \
// RUN:   read steps handled < told.txt && test $handled -gt 300 && \
// RUN:   %expect a.vprof -- "calls('step') == edge('main', 'step') == $steps" "calls('handle') == $handled" \
// RUN:     "edge('handle', 'inHandler') == calls('inHandler')" "nothing_dropped()" && \
// RUN:   ! %profiler replay a.vprof --depth 2 | grep -E "lost\]|not kept|no end|before|left" || exit 1; done

// After each single instruction of recording a call a handler records as much as fills the rest of
// the thread's buffer, at the latest at the second attempt: the call is recorded all the same, and
// once. The processor's trap flag raises the signals. Where recording keeps signals away, which
// SIGTRAP does not heed, the handler records nothing.
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <ucontext.h>

enum { kTrapFlag = 0x100, kMany = 10000 }; // calls that take more than half of a buffer
static volatile int sink;
static volatile long left, handled; // instructions until the buffer is to be filled
static void inHandler(void) { sink++; }
static void handle(long calls) {
  handled++;
  for (long i = 0; i < calls; i++)
    inHandler();
}
static void step(void) { sink = 1; }

// Records something each time, so that no interruption is left to be seen.
__attribute__((annotate("vais_profiler_never"))) static void trap(int signal, siginfo_t *info, void *context) {
  ucontext_t *at = context;
  (void)signal, (void)info;
  if (sigismember(&at->uc_sigmask, SIGUSR1))
    return;
  handle(--left ? 1 : kMany);
  if (left == 0)
    at->uc_mcontext.gregs[REG_EFL] &= ~kTrapFlag;
}

#define FLIP_TRAP_FLAG(instruction)                                                                \
  __asm__ volatile("subq $128, %%rsp\n pushfq\n " instruction                                      \
                   ", (%%rsp)\n popfq\n addq $128, %%rsp" ::                                       \
                       : "memory", "cc")

int main(void) {
  const struct sigaction action = {.sa_sigaction = trap, .sa_flags = SA_SIGINFO};
  long steps = 1;
  sigaction(SIGTRAP, &action, NULL);
  do {
    left = ++steps / 2;
    FLIP_TRAP_FLAG("orq $0x100");
    step();
    FLIP_TRAP_FLAG("andq $~0x100");
  } while (left <= 0);
  printf("%ld %ld\n", steps - 1, handled);
  return 0;
}
