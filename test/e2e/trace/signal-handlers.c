// RUN: %enter && for level in 0 2; do %clang -O$level -fno-inline -fno-optimize-sibling-calls %s -o a && %to=a.vprof:mode=trace ./a > told.txt && \
// RUN:   %expect a.vprof -- "calls('step') == 3000000" "calls('handle') == $(cat told.txt)" "calls('inHandler') == 3 * $(cat told.txt)" \
// RUN:     "edge('handle', 'inHandler') == 3 * $(cat told.txt)" "calls('handle') > 100" "nothing_dropped()" || exit 1; done

// Signals arrive between any two instructions of recording an event. What their handlers call is
// recorded, and so is what they interrupt.
#include <signal.h>
#include <stdio.h>
#include <sys/time.h>
static volatile int sink, handled;
static void inHandler(void) { sink++; }
static void handle(int signal) {
  (void)signal;
  handled++;
  for (int i = 0; i < 3; i++)
    inHandler();
}
static void step(void) { sink = 1; }
int main(void) {
  const struct itimerval often = {{0, 100}, {0, 100}}, never = {{0, 0}, {0, 0}};
  signal(SIGALRM, handle);
  setitimer(ITIMER_REAL, &often, NULL);
  for (int i = 0; i < 3000000 || handled < 200; i++)
    if (i < 3000000)
      step();
  setitimer(ITIMER_REAL, &never, NULL);
  printf("%d\n", handled);
  return 0;
}
