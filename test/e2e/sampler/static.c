// REQUIRES: x86-64, static
// RUN: %enter && %clang -I%S/Inputs -O1 -static %s -o a && %to=a.vprof ./a > a.txt && read copies < a.txt && \
// RUN:   %expect --libraries=show a.vprof -- "is_code_of('a', 'copies', $copies)" && %profiler report a.vprof | grep 'mem.* \[a\]'

// In a program that is linked statically, code of libc is that of the program, named by its symbols.
#include "work.h"

char from[1 << 16], to[1 << 16];

NOINLINE static void copies(void) {
  FOR_MILLISECONDS(500, memcpy(to, from, sizeof to); __asm__ volatile("" ::: "memory"));
}

int main(void) {
  const double start = cpu();
  copies();
  printf("%.1f\n", cpu() - start);
  return 0;
}
