// REQUIRES: x86-64
// RUN: %enter && %clang -I%S/Inputs -I%S/../sandbox/Inputs -O1 -pthread %s -o a
// RUN: for how in strict filter; do for time in none sampled exact none:sampler=perf:time_budget=100 none:sample_on=page-faults@1:events=task-clock,cycles; do \
// RUN:   %to=a.vprof:time=$time ./a $how > said.txt && grep -q finished said.txt && \
// RUN:   %expect a.vprof -- "calls('inside') == 1000" "calls('last') == 1000000" "report['cpu_sampling']['samples'] > 3" || exit 1; done; done

// A process whose threads have timers enters a sandbox that kills it for any call of the profiler,
// and works there for many more ticks.
#include "work.h"
#include "sandbox.h"

NOINLINE static void inside(void) {
  for (int i = 0; i < 1000; ++i)
    sink += (unsigned)last(i);
}

int main(int count, char **arguments) {
  fillHeap();
  REQUIRE(count == 2);
  burn(200);
  const char *how = arguments[1];
  if (how[0] == 's')
    REQUIRE(!prctl(PR_SET_SECCOMP, SECCOMP_MODE_STRICT));
  else
    ENTER_FILTER(BY_PRCTL, ALLOW(SYS_read), ALLOW(SYS_write), ALLOW(SYS_exit), ALLOW(SYS_exit_group));
  for (int i = 0; i < 1000; ++i) {
    inside();
    for (int k = 0; k < 100000; ++k)
      sink += 1;
  }
  if (write(1, "finished\n", 9) != 9)
    return 4;
  syscall(SYS_exit, 0);
}
