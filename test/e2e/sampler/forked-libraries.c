// REQUIRES: x86-64
// RUN: %enter && %clang -I%S/Inputs -O1 %s -o a && %to='%%p.vprof' ./a > a.txt && read parent time child childs < a.txt && \
// RUN:   %expect --libraries=show $parent.vprof -- "is_code_of('libc.so.6', 'copies', $time)" && \
// RUN:   %expect --libraries=show $child.vprof -- "is_code_of('libc.so.6', 'copies', $childs)"

// A forked child has the mappings of its parent, and samples of its own.
#include "work.h"
#include <sys/wait.h>

char from[1 << 16], to[1 << 16];

NOINLINE static double copies(double length) {
  const double start = cpu();
  FOR_MILLISECONDS(length, memcpy(to, from, sizeof to); __asm__ volatile("" ::: "memory"));
  return cpu() - start;
}

int main(void) {
  const double before = copies(300);
  const pid_t child = fork();
  const double own = copies(child ? 100 : 500);
  if (!child) {
    printf("%d %.1f\n", getpid(), own);
    return 0;
  }
  printf("%d %.1f ", getpid(), before + own);
  fflush(stdout);
  waitpid(child, NULL, 0);
  return 0;
}
