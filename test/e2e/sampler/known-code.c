// REQUIRES: x86-64
// RUN: %enter && %clang -g -I%S/Inputs -O1 -fno-unroll-loops %s -o a -lm -lz
// RUN: for options in time=none time=sampled time=sampled:sampler=perf:sample_rate=1000; do %to=a.vprof:$options ./a > known.json && \
// RUN:   %profiler report a.vprof --format json > report.json && %profiler annotate a.vprof > lines.txt && \
// RUN:   %python %S/Inputs/known-code.py known.json report.json lines.txt || exit 1; done

// What is spent in libraries, in callbacks from there, in lines and in inlined functions is as much as the program
// itself has measured and counted, within what the number of samples explains and two points of the whole.
#include "work.h"
#include <math.h>
#include <zlib.h>

char from[1 << 16], to[1 << 16];
unsigned factor = 5;
static volatile unsigned carried;
static volatile double sum;
static long orders, turns;

NOINLINE static void copies(void) {
  FOR_MILLISECONDS(400, memcpy(to, from, sizeof to); __asm__ volatile("" ::: "memory"));
}

NOINLINE static void compares(void) {
  FOR_MILLISECONDS(400, sum += strcmp(from, to); __asm__ volatile("" ::: "memory"));
}

NOINLINE static void waves(void) {
  volatile double x = 1e-3;
  FOR_MILLISECONDS(400, for (int i = 0; i < 100; ++i) sum += jn(100, x * i));
}

NOINLINE static void checks(void) {
  FOR_MILLISECONDS(400, sum += crc32(0, (const unsigned char *)from, sizeof from));
}

// Every turn waits for the one before, also for that of another call, so that each takes the same time.
static inline __attribute__((always_inline)) unsigned turn(unsigned x, int n) {
  for (int i = 0; i < n; ++i)
    x = x * factor + 1; // inlined turns
  return x;
}

#define TURNS 4000

NOINLINE static void loops(void) {
  unsigned x = turn(carried, TURNS);
  for (int i = 0; i < 3 * TURNS; ++i)
    x = x * factor + 1; // other turns
  carried = x;
  turns += 4 * TURNS;
}

NOINLINE static void lines(void) { FOR_MILLISECONDS(600, loops()); }

NOINLINE static int order(const void *a, const void *b) {
  unsigned x = carried;
  for (int i = 0; i < 80; ++i)
    x = x * factor + 1; // turns of order
  carried = x;
  ++orders;
  return *(const int *)a - *(const int *)b;
}

// Of these, qsort moves as much memory as takes a good part of its time.
static struct {
  int key;
  char rest[4092];
} values[1024];

NOINLINE static void sorts(void) {
  FOR_MILLISECONDS(600, unsigned random = 1; for (int i = 0; i < 1024; ++i)
                            values[i].key = (int)((random = random * 1664525 + 1013904223) >> 8);
                   qsort(values, 1024, sizeof *values, order));
}

int main(void) {
  memset(from, 'a', sizeof from - 1);
  memcpy(to, from, sizeof to);
  printf("{\"copies\": %f, ", took(copies));
  printf("\"compares\": %f, ", took(compares));
  printf("\"waves\": %f, ", took(waves));
  printf("\"checks\": %f, ", took(checks));
  printf("\"lines\": %f, ", took(lines));
  printf("\"sorts\": %f, ", took(sorts));
  printf("\"turns\": %ld, \"orders\": %ld, ", turns, orders);
  printf("\"all\": %f}\n", milliseconds(CLOCK_PROCESS_CPUTIME_ID));
  return 0;
}
