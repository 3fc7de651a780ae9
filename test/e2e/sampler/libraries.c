// REQUIRES: x86-64
// RUN: %enter && %clang -I%S/Inputs -O1 %s -o a -lm
// RUN: for time in none sampled; do %to=a.vprof:time=$time ./a > a.txt && read copies waves sorts orders < a.txt && \
// RUN:   %expect --libraries=show a.vprof -- "is_code_of('libc.so.6', 'copies', $copies)" \
// RUN:     "is_code_of('libm.so.6', 'waves', $waves)" "code_of('libm.so.6', 'copies') == (0, 0)" \
// RUN:     "0.1e6 * $sorts < code_of('libc.so.6', 'sorts')[0] + self_ns('order') + self_ns('sorts') < 1.05e6 * $sorts" \
// RUN:     "code_of('libc.so.6', 'sorts')[0] > 0 and self_ns('order') > 0 and calls('order') == $orders" || exit 1; done
// RUN: %expect a.vprof -- "self_ns('copies') > 0" "'[libc.so.6]' not in str(names())"

// The CPU time of what was called in libraries is shown below the function that called it, as much
// as the program itself has measured (of callbacks, less what it costs to count them); folded, it is
// that function's.
#include "work.h"
#include <math.h>

char from[1 << 16], to[1 << 16];
static double sum;
static long orders;

NOINLINE static void copies(void) {
  FOR_MILLISECONDS(400, memcpy(to, from, sizeof to); __asm__ volatile("" ::: "memory"));
}

NOINLINE static void waves(void) {
  volatile double x = 1e-3;
  FOR_MILLISECONDS(400, for (int i = 0; i < 100; ++i) sum += jn(100, x * i));
}

NOINLINE static int order(const void *a, const void *b) {
  ++orders;
  return *(const int *)a - *(const int *)b;
}

NOINLINE static void sorts(void) {
  static int values[1024];
  FOR_MILLISECONDS(400, unsigned random = 1; for (int i = 0; i < 1024; ++i)
                            values[i] = (int)((random = random * 1664525 + 1013904223) >> 8);
                   qsort(values, 1024, sizeof *values, order));
}

int main(void) {
  const double c = took(copies), w = took(waves), s = took(sorts);
  printf("%.1f %.1f %.1f %ld\n", c, w, s, orders);
  return sum == 0.5;
}
