// RUN: %enter && %clang -O0 %s -o a
// RUN: for time in none sampled exact; do %to=$time.vprof:time=$time ./a && \
// RUN:   %expect $time.vprof -- "calls('step') == 2000" "calls('routine') == 2" "calls('main') == 1" \
// RUN:   "report['dropped']['calls'] == 0" || exit 1; done

// The program switches between stacks: counts stay exact on whichever stack a call is made.
#include <ucontext.h>
static ucontext_t main_context, contexts[2];
static char stacks[2][65536];
static volatile int sink;
static void step(void) { sink = 1; }
static void routine(int which) {
  for (int i = 0; i < 1000; i++) {
    step();
    swapcontext(&contexts[which], which ? &main_context : &contexts[1]);
  }
}
int main(void) {
  for (int i = 0; i < 2; i++) {
    getcontext(&contexts[i]);
    contexts[i].uc_stack.ss_sp = stacks[i];
    contexts[i].uc_stack.ss_size = sizeof stacks[i];
    contexts[i].uc_link = &main_context;
    makecontext(&contexts[i], (void (*)(void))routine, 1, i);
  }
  for (int i = 0; i < 1000; i++)
    swapcontext(&main_context, &contexts[0]);
  return 0;
}
