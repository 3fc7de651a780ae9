// REQUIRES: x86-64, perf-events
// RUN: %enter && %clang -I%S/Inputs -O1 -pthread %s -o a
// RUN: for time in none sampled; do %to=a.vprof:sampler=perf:time_budget=100:time=$time ./a && \
// RUN:   %expect a.vprof -- "calls('work') == 17" "report['threads'] == 17" "report['cpu_sampling']['samples'] > 250" || exit 1; done

// Threads that are sampled by events at the same time have one each, and the program has all its
// descriptors: the lowest free one is the next, and closing all others changes nothing.
#include "work.h"
#include <fcntl.h>
#include <pthread.h>

enum { kThreads = 16 };
static pthread_barrier_t working, counted;

UNSEEN static void find_none(void) {
  const int lowest = open("/dev/null", O_RDONLY), next = dup(lowest);
  REQUIRE(lowest == 3 && next == 4);
  for (int i = lowest; i < 1024; ++i)
    close(i);
}

NOINLINE static void *work(void *argument) {
  burn(60);
  if (argument) {
    pthread_barrier_wait(&working);
    pthread_barrier_wait(&counted);
  }
  burn(60);
  return NULL;
}

int main(void) {
  pthread_t threads[kThreads];
  work(NULL);
  find_none();
  pthread_barrier_init(&working, NULL, kThreads + 1);
  pthread_barrier_init(&counted, NULL, kThreads + 1);
  for (int i = 0; i < kThreads; ++i)
    REQUIRE(!pthread_create(&threads[i], NULL, work, threads));
  pthread_barrier_wait(&working);
  find_none();
  REQUIRE(events() == kThreads + 1);
  pthread_barrier_wait(&counted);
  for (int i = 0; i < kThreads; ++i)
    pthread_join(threads[i], NULL);
  find_none();
  return 0;
}
