// RUN: %enter && %clang -O0 %s -o a && %to=a.vprof ./a
// RUN: %expect a.vprof -- "calls('step') == 20" "calls('fork_in_fibre') == 1" "report['fibres'] == 2" "nothing_dropped()"
// RUN: %expect a.vprof.* -- "calls('step') == 11" "calls('fork_in_fibre') == 0" "edge('body', 'step') == 11" "report['fibres'] == 2" "nothing_dropped()"

// A forked child continues its parent's fibres, one of which it was forked in, and counts what they
// do from then on.
#include <sys/wait.h>
#include <ucontext.h>
#include <unistd.h>
static ucontext_t home, fibres[2];
static char stacks[2][65536];
static volatile int sink;
static int is_child;

__attribute__((noinline)) static void step(int fibre) {
  sink++;
  swapcontext(&fibres[fibre], &home);
}
__attribute__((noinline)) static void fork_in_fibre(void) { is_child = fork() == 0; }
static void body(int fibre) {
  for (int i = 0;; i++) {
    step(fibre);
    if (fibre == 1 && i == 3)
      fork_in_fibre();
  }
}
int main(void) {
  for (int i = 0; i < 2; i++) {
    getcontext(&fibres[i]);
    fibres[i].uc_stack.ss_sp = stacks[i];
    fibres[i].uc_stack.ss_size = sizeof stacks[i];
    makecontext(&fibres[i], (void (*)(void))body, 1, i);
  }
  for (int round = 0; round < 10; round++)
    for (int i = 0; i < 2; i++)
      swapcontext(&home, &fibres[i]);
  if (!is_child)
    wait(NULL);
  return 0;
}
