// REQUIRES: x86-64
// RUN: %enter && %clang -O2 %s -o a && %clang -O2 -DELSEWHERE -c %s -o elsewhere.o && %clang -O2 -DAPART %s elsewhere.o -o apart
// RUN: ulimit -s 1024 && for way in time=none time=exact time=sampled; do %to=$way.vprof:$way ./a 10000000 && %expect $way.vprof -- \
// RUN:   "edge('loop', 'first') == 1" "edge('first', 'second') == 5000000" "edge('second', 'first') == 5000000" \
// RUN:   "edge('main', 'loop') == 1" "edge('main', 'after') == 1" "nothing_dropped()" || exit 1; done
// RUN: ulimit -s 1024 && %to=trace.vprof:mode=trace ./a 200000 && %expect trace.vprof -- "calls('first') == 100001" \
// RUN:   "calls('second') == 100000" "edge('loop', 'first') + edge('first', 'second') > 0" "edge('main', 'after') == 1" "nothing_dropped()"
// RUN: ulimit -s 1024 && for way in time=none time=exact time=sampled mode=trace; do %to=$way.vprof:$way ./apart 200000 && \
// RUN:   %expect $way.vprof -- "calls('first') == 100001" "calls('second') == 100000" "edge('main', 'after') == 1" "nothing_dropped()" || exit 1; done
// RUN: objdump -d a | grep -E "jmp.*(first|second)"

// Tail calls remain jumps, within a module, from one to another and through pointers: the stack does
// not grow, whichever of the calls are timed. What is called after the loop is not called by it.
#include <stdlib.h>
#define NOINLINE __attribute__((noinline))
NOINLINE void first(long n, long *sum);
NOINLINE void second(long n, long *sum);
#ifndef APART
void second(long n, long *sum) {
  *sum -= 1;
  first(n - 1, sum);
}
#endif
#ifndef ELSEWHERE
NOINLINE static void last(long n, long *sum) { *sum -= n + 1; }
#ifdef APART
static void (*volatile next[])(long, long *) = {second, last};
void first(long n, long *sum) {
  *sum += n;
  next[n == 0](n - 1, sum);
}
#else
void first(long n, long *sum) {
  *sum += n;
  if (n == 0)
    last(n - 1, sum);
  else
    second(n - 1, sum);
}
#endif
NOINLINE static void after(void) { __asm__ volatile(""); }
NOINLINE static long loop(long n) {
  long sum = 0;
  first(n, &sum);
  return sum;
}
int main(int count, char **arguments) {
  const long n = count > 1 ? atol(arguments[1]) : 0;
  const long sum = loop(n);
  after();
  return sum != n / 2 * (n / 2 + 1) - n / 2;
}
#endif
