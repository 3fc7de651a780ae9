// RUN: %enter && %clang -O0 %s -o a && %to=a.vprof %ends-with 3 ./a
// RUN: %expect a.vprof -- "calls('handle') == 1" "calls('dive') > 1000" "edge('dive', 'handle') == 1" "edge('main', 'dive') == 1" "report['fibres'] == 0"

// A handler on an alternate stack, called when the main stack is full, is recorded like any function.
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>
static char stack[65536];
static void handle(int signal) {
  (void)signal;
  _exit(3);
}
static int dive(int n) { return dive(n + 1) + 1; }
int main(void) {
  const stack_t other = {.ss_sp = stack, .ss_size = sizeof stack};
  sigaltstack(&other, NULL);
  struct sigaction action = {.sa_handler = handle, .sa_flags = SA_ONSTACK};
  sigaction(SIGSEGV, &action, NULL);
  return dive(0);
}
