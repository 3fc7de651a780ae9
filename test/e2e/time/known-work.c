// RUN: %enter && %clang -O1 %s -o a
// RUN: for time in sampled exact; do %to=$time.vprof:time=$time ./a > $time.txt && read cpu wall < $time.txt; \
// RUN:   %expect $time.vprof -- "calls('burn') == 2000" "calls('idle') == 2000" \
// RUN:     "0.8 * $cpu < self_ns('burn') < 1.25 * $wall + 3 * value('burn', 'self_ns_error')" \
// RUN:     "self_ns('burn') > 0.8 * $wall or '$time' == 'sampled'" "self_ns('burn') > 20 * self_ns('idle')" \
// RUN:     "total_ns('main') > 0.7e9 * report['duration_secs']" \
// RUN:     "total_ns('main') - 3 * value('main', 'self_ns_error') <= 1.01e9 * report['duration_secs']" \
// RUN:     "abs(total_ns('main') - sum(f['self_ns'] for f in report['functions'])) < 0.02 * total_ns('main')" || exit 1; done

// A function that works for a time it measures itself is found to have worked that long, one that
// is called as often and does nothing is not; self times add up to main's total, and that to the
// duration. On a busy machine a sampled time lies between what the function had of the processor
// and what passed meanwhile, within its error.
#include <stdio.h>
#include <time.h>
#define READ(clock)                                                                                \
  ({                                                                                               \
    struct timespec time;                                                                          \
    clock_gettime(clock, &time);                                                                   \
    time.tv_sec * 1e9 + time.tv_nsec;                                                              \
  })
static double cpu, wall;
static volatile int sink;
__attribute__((noinline)) static void burn(void) {
  const double cpu_start = READ(CLOCK_THREAD_CPUTIME_ID), wall_start = READ(CLOCK_MONOTONIC);
  while (READ(CLOCK_THREAD_CPUTIME_ID) < cpu_start + 100000)
    continue;
  cpu += READ(CLOCK_THREAD_CPUTIME_ID) - cpu_start;
  wall += READ(CLOCK_MONOTONIC) - wall_start;
}
__attribute__((noinline)) static void idle(void) { sink = 1; }
int main(void) {
  for (int i = 0; i < 2000; i++) {
    burn();
    idle();
  }
  printf("%.0f %.0f\n", cpu, wall);
  return 0;
}
