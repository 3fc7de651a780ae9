// REQUIRES: x86-64
// RUN: %enter
// RUN: for level in 0 2; do %clang -I%S/Inputs -O$level %s -o a$level && \
// RUN:   %to=$level.vprof:time=none ./a$level > $level.txt && read cpu < $level.txt && \
// RUN:   %expect $level.vprof -- \
// RUN:     "report['cpu_sampling']['unplaced_ns'] < 0.03e6 * $cpu" \
// RUN:     "0.9e6 * $cpu < sum(f['sampled_cpu_ns'] for f in report['functions']) + report['cpu_sampling']['profiler_ns'] < 1.02e6 * $cpu" \
// RUN:     "0.9e6 * $cpu < sum(f['self_ns'] for f in report['functions']) + report['overhead']['ns'] < 1.1e6 * $cpu" || exit 1; done
// RUN: %expect 0.vprof 2.vprof -- "report['cpu_sampling']['samples'] > 100" "2 * self_ns('quarter') < self_ns('rest') < 4.5 * self_ns('quarter')"

// Without timed calls, samples tell which of two functions works three times as much, though both
// spend their time calling a small one. What they found adds up to the process's CPU time.
#include "work.h"
NOINLINE static void rest(void) {
  for (int i = 0; i < 3000; ++i) {
    for (int k = 0; k < 8; ++k)
      sink = sink * 5 + 1;
    step();
  }
}
NOINLINE static void quarter(void) {
  for (int i = 0; i < 1000; ++i) {
    for (int k = 0; k < 8; ++k)
      sink = sink * 5 + 1;
    step();
  }
}
int main(void) {
  FOR_MILLISECONDS(1500, rest(); quarter());
  printf("%.0f\n", milliseconds(CLOCK_PROCESS_CPUTIME_ID));
  return 0;
}
