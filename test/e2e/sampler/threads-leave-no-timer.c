// REQUIRES: x86-64
// RUN: %enter && %clang -I%S/Inputs -O1 -pthread %s -o a
// RUN: for time in none sampled none:sampler=perf:time_budget=100; do %to=a.vprof:time=$time ./a && \
// RUN:   %expect a.vprof -- "calls('end_at_once') == 10000" "calls('work') == 100" "report['threads'] == 10101" \
// RUN:     "report['cpu_sampling']['samples'] > 3" || exit 1; done

// Threads that follow each other, whether they end at once or work long enough for a timer and
// an event, leave none behind but those of the few trees that wait for their next thread.
#include "work.h"
#include <pthread.h>

static void *end_at_once(void *argument) {
  step();
  return argument;
}
static void *work(void *argument) {
  burn(8);
  return argument;
}
static void run(void *(*body)(void *)) {
  pthread_t thread;
  REQUIRE(!pthread_create(&thread, NULL, body, NULL));
  pthread_join(thread, NULL);
}

int main(void) {
  burn(50);
  for (int i = 0; i < 100; ++i) {
    run(work);
    for (int k = 0; k < 100; ++k)
      run(end_at_once);
  }
  REQUIRE(timers() <= 10 && events() <= 10);
  return 0;
}
