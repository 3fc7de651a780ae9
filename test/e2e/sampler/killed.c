// REQUIRES: x86-64
// RUN: %enter && %clang -I%S/Inputs -O1 -pthread %s -o a
// RUN: for time in none sampled none:sampler=perf:time_budget=100; do %to=a.vprof:time=$time %ends-with 137 ./a && \
// RUN:   %expect a.vprof -- "report['cpu_sampling']['samples'] > 20" "report['cpu_sampling']['ns'] > 200e6" || exit 1; done

// A process that is killed keeps its samples.
#include "work.h"
int main(void) {
  burn(700);
  kill(getpid(), SIGKILL);
  return 1;
}
