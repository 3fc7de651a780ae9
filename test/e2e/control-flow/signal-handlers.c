// RUN: %enter && %clang -O0 %s -o a
// RUN: for time in none sampled exact; do %to=$time.vprof:time=$time ./a > $time.txt || exit 1; done
// RUN: for time in none sampled exact; do \
// RUN:   %expect $time.vprof -- "calls('handle') + calls('in_handler') + report['dropped']['calls'] >= 2 * $(cat $time.txt)" \
// RUN:     "0 < calls('handle') <= $(cat $time.txt)" "calls('in_handler') <= $(cat $time.txt)" "calls('step') == 3000000" \
// RUN:     "edge('main', 'step') == 3000000" "report['dropped']['calls'] < 10" || exit 1; done

// Instrumented handlers interrupt instrumented code, including the profiler, thousands of times: no
// call of the program is lost, and of the handlers' calls only those that are reported as dropped.
#include <signal.h>
#include <stdio.h>
#include <sys/time.h>
static volatile int sink, handled;
static void in_handler(void) { sink = 1; }
static void handle(int signal) {
  in_handler();
  handled++;
  sink = signal;
}
static void step(void) { sink = 2; }
int main(void) {
  signal(SIGALRM, handle);
  const struct itimerval often = {{0, 200}, {0, 200}}, never = {{0, 0}, {0, 0}};
  setitimer(ITIMER_REAL, &often, NULL);
  for (int i = 0; i < 3000000 || handled < 20; i++)
    if (i < 3000000)
      step();
  setitimer(ITIMER_REAL, &never, NULL);
  printf("%d", handled);
  return 0;
}
