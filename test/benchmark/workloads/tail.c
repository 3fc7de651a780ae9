// A function whose calls take SHORT ns, except for one in ODDS that takes LONG ns. Its true time is
// known without reading a clock around it: from iterations, whose time is measured in between with
// the CPU clock.
//
// usage: tail CALLS ODDS SHORT LONG
// prints the time of all calls in ns, and its standard error in ns
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { kCalibrations = 40, kCalibrationNs = 4000000 };

static uint64_t sink;

/// Iterations that depend on each other.
#define SPIN(iterations)                                                                           \
  do {                                                                                             \
    uint64_t x = sink;                                                                             \
    for (uint64_t i = 0; i < (iterations); ++i) {                                                  \
      x = x * 6364136223846793005u + 1;                                                            \
      __asm__ volatile("" : "+r"(x));                                                              \
    }                                                                                              \
    sink = x;                                                                                      \
  } while (0)

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return (double)time.tv_sec * 1e9 + (double)time.tv_nsec;
}

/// ns of CPU time that one iteration takes.
__attribute__((noinline)) static double calibrate(uint64_t iterations) {
  const double start = now();
  SPIN(iterations);
  return (now() - start) / (double)iterations;
}

__attribute__((noinline)) static void work(uint64_t iterations) { SPIN(iterations); }

int main(int argc, char **argv) {
  if (argc != 5)
    return 1;
  const long calls = strtol(argv[1], NULL, 10), odds = strtol(argv[2], NULL, 10);
  const double first = calibrate(10000000);
  const uint64_t shortOne = (uint64_t)(strtod(argv[3], NULL) / first);
  const uint64_t longOne = (uint64_t)(strtod(argv[4], NULL) / first);
  const uint64_t calibration = (uint64_t)(kCalibrationNs / first);
  uint64_t state = 88172645463325252u, done = 0;
  double sum = 0, squares = 0;
  for (int part = 0; part < kCalibrations; ++part) {
    for (long i = 0; i < calls / kCalibrations; ++i) {
      state ^= state << 13, state ^= state >> 7, state ^= state << 17;
      const uint64_t iterations = state % (uint64_t)odds == 0 ? longOne : shortOne;
      done += iterations;
      work(iterations);
    }
    const double took = calibrate(calibration);
    sum += took;
    squares += took * took;
  }
  const double mean = sum / kCalibrations;
  const double variance = squares / kCalibrations - mean * mean;
  printf("%.0f %.0f\n", mean * (double)done,
         sqrt(variance > 0 ? variance / kCalibrations : 0) * (double)done);
  return 0;
}
