// REQUIRES: x86-64
// RUN: %enter && %clang -I%S/Inputs -O0 -pthread %s -o a
// RUN: for time in none sampled exact none:sampler=perf:time_budget=100:sample_rate=5000; do %to=deep.vprof:time=$time ./a && \
// RUN:   %expect deep.vprof -- "report['cpu_sampling']['samples'] > 3" "calls('dive') % 501 == 0" "nothing_dropped()" && \
// RUN:   %to=over.vprof:time=$time %ends-with 139 ./a over && \
// RUN:   %expect over.vprof -- "report['cpu_sampling']['samples'] > 3" "calls('main') == 1" || exit 1; done

// Samples are taken in recursion; a stack that overflows ends the process as it would without them,
// whether the kernel finds room for a handler or not. The calls from main are too short for looks at the
// CPU clock at both ends, which on a busy core would end the thread's turns before a tick comes.
#include "work.h"
static int dive(int depth) {
  if (depth == 0)
    return 0;
  sink += (unsigned)depth;
  return dive(depth - 1) + 1;
}
int main(int count, char **arguments) {
  (void)arguments;
  FOR_MILLISECONDS(400, dive(500));
  return count > 1 ? dive(-1) : 0;
}
