// REQUIRES: x86-64
// RUN: %enter
// RUN: for inline in on off; do for level in 0 2; do \
// RUN:   VAIS_PROFILER_PASS_OPTIONS="calls=passed;inline=$inline" %clang -I%S/Inputs -O$level %s -o a && \
// RUN:   for time in none sampled; do \
// RUN:     %to=a.vprof:time=$time ./a > a.txt && read all cpu plain < a.txt && %expect a.vprof -- \
// RUN:       "report['cpu_sampling']['samples'] > 100" \
// RUN:       "report['cpu_sampling']['profiler_ns'] > 0.3e6 * $cpu" \
// RUN:       "0.25 * $plain < (self_ns('calls') + self_ns('callee')) / calls('callee') < 3 * $plain" \
// RUN:       "0.9e6 * $all < sum(f['self_ns'] for f in report['functions']) + report['overhead']['ns'] < 1.1e6 * $all" || exit 1; \
// RUN:   done; done; done

// A function that does next to nothing, and is called through a pointer alone, by a call that called many others first.
// What finds its context is several times as much code as itself and its caller: samples there are the profiler's cost,
// and what is left is what the calls take without a profiler. With the cost they would take five times as long. A shared
// processor may be half as fast from one moment to the next.
#include "work.h"

#define CALLS 1000

#define OTHER(number) static void other##number(void) { steps += number; }
OTHER(1) OTHER(2) OTHER(3) OTHER(4) OTHER(5) OTHER(6) OTHER(7) OTHER(8)
static void (*volatile others[])(void) = {other1, other2, other3, other4, other5, other6, other7, other8};
static void callee(void) { ++steps; }
UNSEEN static void plain_callee(void) { ++steps; }
static void (*volatile by_pointer)(void), (*volatile plain_by_pointer)(void) = plain_callee;

NOINLINE static void calls(void) {
  for (int i = 0; i < CALLS; ++i)
    by_pointer();
}
UNSEEN static void plain_calls(void) {
  for (int i = 0; i < CALLS; ++i)
    plain_by_pointer();
}

// Nanoseconds that a call takes.
UNSEEN static double plain(void) {
  const unsigned long before = steps;
  const double start = cpu();
  FOR_MILLISECONDS(300, plain_calls());
  return (cpu() - start) * 1e6 / (double)(steps - before);
}

int main(void) {
  const double before = plain();
  for (int i = 0; i < 8; ++i) {
    by_pointer = others[i];
    calls();
  }
  by_pointer = callee;
  const double start = cpu();
  FOR_MILLISECONDS(1000, calls());
  const double took = cpu() - start, after = plain(); // the processor's speed may change
  printf("%.0f %.0f %.3f\n", milliseconds(CLOCK_PROCESS_CPUTIME_ID), took, before > after ? before : after);
  return 0;
}
