// REQUIRES: x86-64, perf-events
// RUN: %enter && %clang -I%S/Inputs -O1 %s -o a
// RUN: for time in sampled none; do \
// RUN:   %to=tick.vprof:sampler=tick:sample_rate=5000:time=$time ./a > tick.txt && read ms < tick.txt && \
// RUN:   %expect tick.vprof -- "report['cpu_sampling']['samples'] < 1.2 * $ms" && \
// RUN:   %to=perf.vprof:sampler=perf:sample_rate=5000:time_budget=100:time=$time ./a event > perf.txt && read ms < perf.txt && \
// RUN:   %expect perf.vprof -- "2.5 * $ms < report['cpu_sampling']['samples'] < 6.5 * $ms" "report['cpu_sampling']['unplaced_ns'] < 0.03e6 * $ms" || exit 1; done
// RUN: ! %profiler report perf.vprof | grep 'ticks alone'
// RUN: read ms < perf.txt && %expect perf.vprof -- "value('step', 'cpu_samples') + value('steps_of_a_round', 'cpu_samples') > 2 * $ms" \
// RUN:   "0.75e6 * $ms < sum(f['self_ns'] for f in report['functions']) + report['overhead']['ns'] < 1.25e6 * $ms"

// 5,000 samples for each second of CPU time are many more than the ticks of any kernel, whose rate
// nobody can choose. With time=none, times and the profiler's own cost add up to the CPU time.
#include "work.h"
int main(int count, char **arguments) {
  (void)arguments;
  burn(600);
  REQUIRE(events() == (count > 1));
  printf("%.0f\n", milliseconds(CLOCK_PROCESS_CPUTIME_ID));
  return 0;
}
