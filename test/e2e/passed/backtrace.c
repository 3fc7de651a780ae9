// RUN: %enter && for level in 0 2; do %clang -O$level -g -fno-pic -no-pie %s -o a$level || exit 1; \
// RUN: for way in time=none time=exact time=sampled mode=trace; do %to=a.vprof:$way ./a$level > addresses.txt && \
// RUN:   addr2line -f -e a$level < addresses.txt > names.txt && grep -m 3 -vE "^(\?\?|/|vais_profiler_)" names.txt > own.txt && \
// RUN:   test "$(tr '\n' ' ' < own.txt)" = "inner middle outer " && grep -q "^main" names.txt && \
// RUN:   sed -n '/^middle/{n;p;}' names.txt | grep "backtrace.c:23" || exit 1; done; done

// Code that walks the stack passes through bodies, names and the runtime's frames of timed calls,
// and finds each function with its own name and line.
#include <execinfo.h>
#include <stdio.h>
#define NOINLINE __attribute__((noinline))
static volatile int sink;
NOINLINE static int inner(int n) {
  void *frames[64];
  const int count = backtrace(frames, 64);
  if (n == 50)
    for (int i = 0; i < count; i++)
      printf("%p\n", (void *)((char *)frames[i] - 1));
  return count;
}

NOINLINE static int middle(int n, long a, long b, long c, long d, long e, long f) {
  const int count = inner(n) + (int)(a + b + c + d + e + f);
  sink = count;
  return count;
}
NOINLINE static int outer(int n) {
  const int count = middle(n, 1, 2, 3, 4, 5, 6);
  sink = count;
  return count;
}
int main(void) {
  int right = 0;
  for (int n = 0; n < 100; n++)
    right += outer(n) >= 25;
  return right != 100;
}
