// REQUIRES: x86-64, perf-events
// RUN: %enter && %clang -I%S/../sampler/Inputs -O1 %s -o a
// RUN: %to=a.vprof:sample_on=page-faults@1 timeout 60 ./a && %expect a.vprof -- "calls('read_clock') == 100" \
// RUN:   "1000 <= happened('page-faults', 'touch') <= 1000 + 20"

// The first look at a clock by way of the vdso is a page fault that the kernel does not resolve while a
// signal is pending, such as that of the fault itself. It does not go on for ever, and later faults are
// sampled as before.
#include "work.h"
#include <sys/mman.h>
NOINLINE static void read_clock(void) {
  struct timespec now;
  REQUIRE(clock_gettime(CLOCK_MONOTONIC, &now) == 0);
}
NOINLINE static void touch(char *pages) {
  for (int i = 0; i < 1000; ++i)
    pages[i * 4096] = 1;
}
int main(void) {
  burn(50);
  for (int i = 0; i < 100; ++i)
    read_clock();
  char *pages = mmap(NULL, 1000 * 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  REQUIRE(pages != MAP_FAILED && madvise(pages, 1000 * 4096, MADV_NOHUGEPAGE) == 0);
  touch(pages);
  return 0;
}
