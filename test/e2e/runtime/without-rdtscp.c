// REQUIRES: qemu-x86_64
// RUN: %enter
// RUN: %clang -O2 -gline-tables-only %s -o app
// RUN: for time in none sampled exact; do for memory in sampled exact; do \
// RUN:   VAIS_PROFILER_OPTIONS=time=$time:memory=$memory:output=$time-$memory.vprof \
// RUN:     qemu-x86_64 -cpu qemu64,-rdtscp,-sse3,-cx16,-lahf-lm,-svm ./app || exit 1; done; done
// RUN: VAIS_PROFILER_OPTIONS=mode=trace:output=trace.vprof qemu-x86_64 -cpu qemu64,-rdtscp,-sse3,-cx16 ./app
// RUN: %expect none-sampled.vprof sampled-sampled.vprof exact-sampled.vprof -- \
// RUN:   "calls('fib') == 3 * 21891" "calls('keep') == 3000" "nothing_dropped()"
// RUN: %expect none-exact.vprof sampled-exact.vprof exact-exact.vprof -- \
// RUN:   "calls('fib') == 3 * 21891" "memory('keep')[0] == 3000" "nothing_dropped()"
// RUN: %expect trace.vprof -- "calls('fib') == 21891" "nothing_dropped()"

// On a processor that announces nothing beyond the baseline of x86-64, in particular no RDTSCP,
// every mode works, and counts are the same as anywhere else.
#include <stdlib.h>

__attribute__((noinline, optnone)) static int fib(int n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }
__attribute__((noinline)) static void *keep(size_t size) { return malloc(size); }

int main(void) {
  for (int i = 0; i < 1000; ++i)
    free(keep(16));
  return fib(20) - 6765;
}
