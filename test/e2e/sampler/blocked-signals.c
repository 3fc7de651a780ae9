// REQUIRES: x86-64
// RUN: %enter && %clang -I%S/Inputs -O1 -pthread %s -o a
// RUN: for time in none sampled none:sampler=perf:time_budget=100; do %to=a.vprof:time=$time ./a && \
// RUN:   %profiler report a.vprof > a.txt && grep -q '2 threads without samples: they block' a.txt && \
// RUN:   %expect a.vprof -- "report['cpu_sampling']['samples'] == 0" "calls('main') == calls('work') == 1" || exit 1; done

// Threads that block all signals and wait for any get only those that somebody sends: the sampler
// leaves them alone, and the report says so.
#include "work.h"
#include <pthread.h>

__attribute__((constructor(101), annotate("vais_profiler_never"))) static void blockAll(void) {
  sigset_t all;
  sigfillset(&all);
  sigprocmask(SIG_BLOCK, &all, NULL);
}

static void *work(void *argument) {
  sigset_t all, pending;
  const struct timespec now = {0, 0}, soon = {0, 20000000};
  int number;
  sigfillset(&all);
  for (int i = 0; i < 20; ++i) {
    burn(20);
    sigpending(&pending);
    for (int signal = 1; signal <= SIGRTMAX; ++signal)
      REQUIRE(sigismember(&pending, signal) <= 0);
    REQUIRE(sigtimedwait(&all, NULL, i % 2 ? &now : &soon) == -1 && errno == EAGAIN);
  }
  pthread_kill(pthread_self(), SIGUSR1);
  REQUIRE(!sigwait(&all, &number) && number == SIGUSR1);
  return argument;
}

int main(void) {
  pthread_t thread;
  burn(100);
  REQUIRE(!pthread_create(&thread, NULL, work, NULL));
  pthread_join(thread, NULL);
  return 0;
}
