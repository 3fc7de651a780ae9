// RUN: %enter && %clang -O1 %s -o a
// RUN: for time in sampled exact; do %to=$time.vprof:time=$time ./a > $time.txt && read cpu wall < $time.txt && \
// RUN:   %expect $time.vprof -- "calls('burn') == 2000" "calls('idle') == 2000" \
// RUN:     "0.95 * $cpu < self_ns('burn') + 3 * value('burn', 'self_ns_error')" \
// RUN:     "self_ns('burn') - 3 * value('burn', 'self_ns_error') < 1.1 * $cpu" \
// RUN:     "self_ns('burn') > 20 * self_ns('idle')" \
// RUN:     "total_ns('main') + value('main', 'total_off_cpu_ns') <= 1.01e9 * report['duration_secs']" \
// RUN:     "0.99 * $wall < total_ns('main') + value('main', 'total_off_cpu_ns') + 3 * value('burn', 'self_off_cpu_ns_error') + report['overhead']['ns']" \
// RUN:     "abs(total_ns('main') - sum(f['self_ns'] for f in report['functions'])) < 0.02 * total_ns('main')" || exit 1; done

// A function that works for a time that it measures itself is found to have used the processor for
// that long, even on a busy machine; one that is called as often and does nothing is not. Self
// times add up to main's total. Together with the time off the processor it is no more than the
// program took, and with what profiling took besides, it is no less than what main measures itself.
#include <stdio.h>
#include <time.h>
#define READ(clock)                                                                                \
  ({                                                                                               \
    struct timespec time;                                                                          \
    clock_gettime(clock, &time);                                                                   \
    time.tv_sec * 1e9 + time.tv_nsec;                                                              \
  })
static double cpu;
static volatile int sink;
__attribute__((noinline)) static void burn(void) {
  const double cpu_start = READ(CLOCK_THREAD_CPUTIME_ID);
  while (READ(CLOCK_THREAD_CPUTIME_ID) < cpu_start + 100000)
    continue;
  cpu += READ(CLOCK_THREAD_CPUTIME_ID) - cpu_start;
}
__attribute__((noinline)) static void idle(void) { sink = 1; }
int main(void) {
  const double start = READ(CLOCK_MONOTONIC);
  for (int i = 0; i < 2000; i++) {
    burn();
    idle();
  }
  printf("%.0f %.0f\n", cpu, READ(CLOCK_MONOTONIC) - start);
  return 0;
}
