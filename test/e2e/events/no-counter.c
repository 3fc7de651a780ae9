// REQUIRES: x86-64, perf-events
// RUN: %enter && %clang -O1 %s -o a

// What the machine or the kernel does not count is said, in one line for all of it, and the rest is
// counted. (No processor has counters of type 4,000,000.)
// RUN: %to=a.vprof:events=none=4000000.1,neither=4000000.2,task-clock,cycles ./a > a.txt && read main all < a.txt && \
// RUN:   %expect a.vprof -- "event('none')['refused'] == event('neither')['refused'] == 'no_counter'" \
// RUN:   "event('none')['count'] == event('none')['enabled_ns'] == 0" "event('task-clock')['refused'] is None" \
// RUN:   "event('cycles')['refused'] in (None, 'no_counter', 'forbidden')" \
// RUN:   "0.98 * $main <= counted('task-clock') <= 1.02 * $all + 50e6" "$main >= 100e6" \
// RUN:   "0.98 * counted('task-clock') <= sum_of('task-clock') <= 1.001 * counted('task-clock')"
// RUN: %profiler report a.vprof > text.txt && grep -E "^note: none, neither(, cycles)?: not counted: this machine has no counter" text.txt && \
// RUN:   test $(grep -c 'not counted' text.txt) -le 2 && grep -E "^Event +task-clock: [0-9.]+ ms" text.txt
// RUN: ! %profiler report a.vprof --value none 2> said.txt && grep "expected a profile that has it" said.txt

// Mistakes are named, and nothing else changes.
// RUN: %to=b.vprof:events=cycels,task-clock:sample_on=page-faults ./a > /dev/null 2> said.txt && \
// RUN:   grep "events: unknown event 'cycels'; did you mean 'cycles'?" said.txt && grep "sample_on: expected an event and a period" said.txt && \
// RUN:   test $(wc -l < said.txt) -eq 2 && %expect b.vprof -- "[e['name'] for e in report['events']] == ['task-clock']"
// RUN: %to=c.vprof:events=task-clock:sampler=off ./a > /dev/null 2> said.txt && grep "events: expected a sampler" said.txt && \
// RUN:   %expect c.vprof -- "report['events'] == []"
// RUN: %to=d.vprof:sample_on=context-switches@1 ./a > /dev/null && %expect d.vprof -- "event('context-switches')['refused'] == 'of_kernel'"

// Without events= there are none, and no descriptors.
// RUN: %to=e.vprof ./a > /dev/null && %expect e.vprof -- "report['events'] == []" "'events' not in report['functions'][0]"
#include <stdio.h>
#include <time.h>

static double cpu(void) {
  struct timespec now;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * 1e9 + now.tv_nsec;
}

__attribute__((noinline)) static void burn(void) {
  const double end = cpu() + 100e6;
  while (cpu() < end)
    continue;
}

int main(void) {
  const double start = cpu();
  burn();
  printf("%.0f %.0f\n", cpu() - start, cpu());
  return 0;
}
