// Work of so much CPU time, however busy the machine is.
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

// Milliseconds of CPU time that a call takes.
UNSEEN static double took(void (*call)(void)) {
  const double start = cpu();
  call();
  return cpu() - start;
}

static __thread volatile unsigned sink;
static __thread unsigned long steps;

NOINLINE static void step(void) {
  ++steps;
  sink += 1;
}

// Does something for at least so many milliseconds of the calling thread's CPU time, with few looks at
// the clock: on a busy core, Linux takes a thread off the processor when it looks, so that one which
// does so all the time is never there when a tick comes. How many rounds take about 50 ms is found
// out on the way, again and again, since rounds may become faster or slower.
#define FOR_MILLISECONDS(length, ...)                                                              \
  do {                                                                                             \
    const double end = cpu() + (length);                                                           \
    double rounds = 1;                                                                             \
    for (double before = cpu(), now, next; before < end; before = now) {                           \
      for (double done = 0; done < rounds; ++done) {                                               \
        __VA_ARGS__;                                                                               \
      }                                                                                            \
      now = cpu();                                                                                 \
      next = end - now < 50 ? end - now : 50;                                                      \
      rounds = now - before < 4 ? 2 * rounds : rounds * next / (now - before) + 1;                 \
    }                                                                                              \
  } while (0)

NOINLINE static void steps_of_a_round(void) {
  for (int i = 0; i < 1000; ++i)
    step();
}

NOINLINE static void burn(double length) { FOR_MILLISECONDS(length, steps_of_a_round()); }

// Lines of a file that contain `text`; -1 where there is no such file.
UNSEEN static int lines_with(const char *path, const char *text) {
  FILE *file = fopen(path, "r");
  if (!file)
    return -1;
  int count = 0;
  for (char line[512]; fgets(line, sizeof line, file);)
    count += strstr(line, text) != NULL;
  fclose(file);
  return count;
}

// POSIX timers of the process; -1 where the kernel does not tell.
UNSEEN static int timers(void) { return lines_with("/proc/self/timers", "signal: "); }

// Perf events that are mapped.
UNSEEN static int events(void) { return lines_with("/proc/self/maps", "[perf_event]"); }
