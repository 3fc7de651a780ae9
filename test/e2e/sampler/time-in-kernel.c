// REQUIRES: x86-64, perf-events
// RUN: %enter && %clang -I%S/Inputs -O1 %s -o a
// RUN: %to=a.vprof:sampler=perf:time_budget=100:time=none ./a > said.txt && read part < said.txt && \
// RUN: %expect a.vprof -- "report['cpu_sampling']['samples'] > 500" \
// RUN:   "0.5 * $part < value('in_kernel', 'sampled_cpu_ns') / report['cpu_sampling']['ns'] < 1.5 * $part"

// Events leave the kernel out: what a function does there is known from ticks, and is not part of the
// function that runs next.
#include "work.h"
#include <fcntl.h>

static char bytes[1 << 16];
static int zeros;
NOINLINE static void in_kernel(void) {
  REQUIRE(read(zeros, bytes, sizeof bytes) == sizeof bytes);
}
NOINLINE static void in_turn(void) {
  for (int i = 0; i < 10; ++i) {
    in_kernel();
    steps_of_a_round();
  }
}

// What part of the time is spent in the kernel, as the program measures it. Both kinds of calls are
// made in turn, so that whatever slows the machine down meets both.
UNSEEN static double part_in_kernel(void) {
  double kernel = 0, user = 0;
  while (kernel + user < 200) {
    const double start = cpu();
    for (int i = 0; i < 100; ++i)
      in_kernel();
    const double between = cpu();
    for (int i = 0; i < 100; ++i)
      steps_of_a_round();
    kernel += between - start;
    user += cpu() - between;
  }
  return kernel / (kernel + user);
}

int main(void) {
  zeros = open("/dev/zero", O_RDONLY);
  const double part = part_in_kernel();
  FOR_MILLISECONDS(2500, in_turn());
  printf("%.3f\n", part);
  return 0;
}
