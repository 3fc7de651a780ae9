// REQUIRES: x86-64
// RUN: %enter && %clang -I%S/Inputs -I%include -O1 -pthread %s -o a
// RUN: for time in none sampled none:sampler=perf:time_budget=100; do %to=off.vprof:start=off:time=$time ./a never && \
// RUN:   %expect off.vprof -- "report['cpu_sampling']['samples'] == 0" "report['cpu_sampling']['ns'] == 0" && \
// RUN:   %to=on.vprof:time=$time ./a stop > said.txt && read recorded < said.txt && \
// RUN:   %expect on.vprof -- "report['cpu_sampling']['samples'] > 20" "report['cpu_sampling']['ns'] < 1.1e6 * $recorded" \
// RUN:     "value('hidden', 'cpu_samples') == 0" || exit 1; done

// Samples are taken while recording is on, and stand for the time since then.
#include "work.h"
#include <vais_profiler.h>

NOINLINE static void hidden(void) { burn(300); }

int main(int count, char **arguments) {
  REQUIRE(count == 2);
  if (!strcmp(arguments[1], "never")) {
    hidden();
    return 0;
  }
  REQUIRE(vais_profiler_global_init(NULL) && vais_profiler_global_start());
  burn(300);
  REQUIRE(vais_profiler_global_stop());
  const double before = cpu();
  hidden();
  const double unrecorded = cpu() - before;
  REQUIRE(vais_profiler_global_start());
  burn(300);
  printf("%.0f\n", cpu() - unrecorded);
  return 0;
}
