// RUN: %enter && %clang -I%S/Inputs -O1 -pthread %s -o app
// RUN: for time in none sampled exact; do for memory in sampled exact; do \
// RUN:   %to=few-$time-$memory.vprof:time=$time:memory=$memory ./app || exit 1; done; done
// RUN: %expect few-*.vprof -- "calls('last') == 6 * 4000" "memory('keep')[0] == memory('drop')[2] == 6 * 4001" "report['threads'] == 6 * 5" "nothing_dropped()"
// RUN: %to=many.vprof:memory=none ./app 800 50 && %expect many.vprof -- "0 < report['dropped']['threads'] < 800" "all_calls() + report['dropped']['calls'] == 3 + 800 * (2 + 35 * 50)"

// Threads that begin in a sandbox are recorded as long as the reserved space lasts. What libc needs
// to make them is allowed there, and nothing that the profiler would call in addition.
#include "sandbox.h"
#include <pthread.h>

static int times = 1000;
static void *run(void *nothing) {
  work(times);
  return nothing;
}

int main(int count, char **arguments) {
  const int rounds = count > 1 ? atoi(arguments[1]) / 4 : 1;
  if (count > 2)
    times = atoi(arguments[2]);
  fillHeap();
  ENTER_FILTER(BY_PRCTL, ALLOW(SYS_read), ALLOW(SYS_write), ALLOW(SYS_exit), ALLOW(SYS_exit_group),
               ALLOW(SYS_clone), ALLOW(SYS_clone3), ALLOW(SYS_mmap), ALLOW(SYS_munmap),
               ALLOW(SYS_mprotect), ALLOW(SYS_madvise), ALLOW(SYS_futex), ALLOW(SYS_rseq),
               ALLOW(SYS_set_robust_list), ALLOW(SYS_rt_sigprocmask), ALLOW(SYS_rt_sigaction),
               ALLOW(SYS_brk));
  for (int round = 0; round < rounds; ++round) {
    pthread_t threads[4];
    for (int i = 0; i < 4; ++i)
      if (pthread_create(&threads[i], NULL, run, NULL))
        return 4;
    for (int i = 0; i < 4; ++i)
      pthread_join(threads[i], NULL);
  }
  return 0;
}
