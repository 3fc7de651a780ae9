// RUN: %enter && %clang -O2 -I%include %s -o a && for time in sampled exact; do %to=$time.vprof:time=$time ./a > handled.txt && \
// RUN:   %expect $time.vprof -- "calls('handled') == $(cat handled.txt)" "calls('handled') > 100" "calls('step') == calls('inner') > 1000" \
// RUN:     "edge('step', 'inner') == calls('inner')" "report['counters'][0]['count'] == 2 * calls('step') + calls('handled')" \
// RUN:     "report['counters'][0]['sum'] == report['counters'][0]['count']" \
// RUN:     "report['marks'][0]['count'] == calls('step') + calls('handled')" "nothing_dropped()" || exit 1; done

// A signal handler may run between any two instructions of a marker and set markers itself.
#include <signal.h>
#include <stdio.h>
#include <sys/time.h>
#include <vais_profiler.h>
static volatile sig_atomic_t handled;
static void handle(int signal) {
  (void)signal;
  vais_profiler_region_begin("handled");
  vais_profiler_counter("one", 1);
  vais_profiler_mark("here");
  vais_profiler_region_end("handled");
  handled = handled + 1;
}
int main(void) {
  signal(SIGALRM, handle);
  const struct itimerval often = {{0, 100}, {0, 100}}, never = {{0, 0}, {0, 0}};
  setitimer(ITIMER_REAL, &often, 0);
  while (handled < 2000) {
    vais_profiler_region_begin("step");
    vais_profiler_counter("one", 1);
    vais_profiler_region_begin("inner");
    vais_profiler_mark("here");
    vais_profiler_counter("one", 1);
    vais_profiler_region_end("inner");
    vais_profiler_region_end("step");
  }
  setitimer(ITIMER_REAL, &never, 0);
  printf("%d\n", (int)handled);
  return 0;
}
