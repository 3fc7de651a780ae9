// Work by the CPU's clock: the kernel's ticks come with CPU time, however busy the machine is.
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define NOINLINE __attribute__((noinline))
#define UNSEEN __attribute__((noinline, annotate("vais_profiler_never")))
#define REQUIRE(condition)                                                                         \
  do {                                                                                             \
    if (!(condition)) {                                                                            \
      fprintf(stderr, "line %d: expected %s\n", __LINE__, #condition);                             \
      _exit(3);                                                                                    \
    }                                                                                              \
  } while (0)

// Milliseconds of CPU time: of the calling thread, and of the process.
UNSEEN static double milliseconds(clockid_t clock) {
  struct timespec time;
  clock_gettime(clock, &time);
  return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}
UNSEEN static double cpu(void) { return milliseconds(CLOCK_THREAD_CPUTIME_ID); }

static __thread volatile unsigned sink;
static __thread unsigned long steps;

NOINLINE static void step(void) {
  ++steps;
  sink += 1;
}

// Steps for so many milliseconds of the calling thread's CPU time.
NOINLINE static void burn(double length) {
  const double end = cpu() + length;
  while (cpu() < end)
    for (int i = 0; i < 200; ++i)
      step();
}

// POSIX timers of the process; -1 where the kernel does not tell.
UNSEEN static int timers(void) {
  FILE *file = fopen("/proc/self/timers", "r");
  if (!file)
    return -1;
  int count = 0;
  for (char line[128]; fgets(line, sizeof line, file);)
    count += !strncmp(line, "ID:", 3);
  fclose(file);
  return count;
}
