// RUN: %enter && for level in 0 2; do %clang -O$level -pthread -I%include %s -o a$level || exit 1; for time in none sampled exact; do \
// RUN:   %to=$level-$time.vprof:time=$time ./a$level > spent.txt || exit 1; p=$level-$time.vprof; \
// RUN:   %expect $p -- "calls('short') == 60000" "calls('long_one') == 1" "[(p['name'], p['count']) for p in report['phases']] == [('[no phase]', 2), ('load', 1), ('serve', 2)]" \
// RUN:     "sum(p['duration_ns'] for p in report['phases']) <= 1e9 * report['duration_secs'] + 1000" "nothing_dropped()" && \
// RUN:   for phase in "[no phase]" load serve; do %profiler report $p --phase "$phase" --format json -o "$phase.json"; done && \
// RUN:   %python %inputs/phases.py "$time" $(cat spent.txt) "[no phase].json" load.json serve.json || exit 1; done; done
// RUN: %profiler report 2-sampled.vprof | grep -A6 "^Phases" | grep serve
// RUN: %profiler report 2-sampled.vprof --phase serve > serve.txt && grep -q "^Mode *time=sampled$" serve.txt && grep -q "not told apart by phases" serve.txt
// RUN: ! %profiler report 2-sampled.vprof --phase missing 2> said.txt && grep -q "expected one of the phases serve, load, \[no phase\], found missing" said.txt

// Calls belong to the phase in which they were made, in all threads, and the calls of all phases
// add up to those of the run. The time of a call that spans phases is divided between them.
#include <pthread.h>
#include <stdio.h>
#include <time.h>
#include <vais_profiler.h>
static volatile int sink;
#define NOINLINE __attribute__((noinline))
static double spent[3]; // CPU time in milliseconds: of spin in each phase, and of long_one
__attribute__((annotate("vais_profiler_never"))) static double cpu(void) {
  struct timespec now;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}
NOINLINE static double spin(double milliseconds) {
  const double start = cpu();
  while (cpu() - start < milliseconds)
    continue;
  return cpu() - start;
}
NOINLINE static void short_one(void) __asm__("short");
static void short_one(void) { sink = 1; }
static void *others(void *calls) {
  for (long i = 0; i < (long)calls; i++)
    short_one();
  return calls;
}
NOINLINE static void on_a_thread(long calls) {
  pthread_t thread;
  pthread_create(&thread, 0, others, (void *)calls);
  pthread_join(thread, 0);
}
NOINLINE static void long_one(void) {
  const double start = cpu();
  vais_profiler_phase("load");
  on_a_thread(10000);
  spent[0] = spin(20);
  vais_profiler_phase("serve");
  on_a_thread(20000);
  spent[1] = spin(60);
  vais_profiler_phase(0);
  spent[2] = cpu() - start;
}
int main(void) {
  on_a_thread(1000);
  long_one();
  vais_profiler_phase("serve");
  on_a_thread(29000);
  printf("%.3f %.3f %.3f\n", spent[0], spent[1], spent[2]);
  return 0;
}
