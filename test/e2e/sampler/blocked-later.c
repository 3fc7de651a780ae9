// REQUIRES: x86-64
// RUN: %enter && %clang -I%S/Inputs -O1 %s -o a
// RUN: for time in none sampled none:sampler=perf:time_budget=100:sample_rate=5000 none:sample_on=page-faults@1:events=task-clock; do %to=a.vprof:time=$time ./a && \
// RUN:   %expect a.vprof -- "report['cpu_sampling']['samples'] > 30" || exit 1; done

// Samples that are due while the thread blocks all signals that the sampler may use do not queue up,
// even where hardly any signal may: one waits until the thread blocks them no more.
#include "work.h"
#include <sys/resource.h>

int main(void) {
  const struct rlimit few = {4, 4};
  sigset_t used;
  sigemptyset(&used);
  sigaddset(&used, SIGSTKFLT);
  for (int signal = SIGRTMIN; signal <= SIGRTMAX; ++signal)
    sigaddset(&used, signal);
  burn(300);
  REQUIRE(!setrlimit(RLIMIT_SIGPENDING, &few));
  sigprocmask(SIG_BLOCK, &used, NULL);
  burn(200);
  sigprocmask(SIG_UNBLOCK, &used, NULL);
  burn(300);
  return 0;
}
