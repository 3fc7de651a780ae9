// REQUIRES: x86-64
// RUN: %enter && %clang -I%S/Inputs -O1 -pthread %s -o a
// RUN: for time in none sampled none:sampler=perf:time_budget=100:sample_rate=5000 none:sample_on=page-faults@1:events=task-clock; do %to=a.vprof:time=$time ./a && \
// RUN:   %expect a.vprof -- "report['cpu_sampling']['samples'] > 3" || exit 1; done

// Threads that work and wait in turn: no wait ends before its time, in calls that a handler with
// SA_RESTART ends, too (signal(7): nanosleep, poll, select, epoll_wait, sem_timedwait).
#include "work.h"
#include <poll.h>
#include <pthread.h>
#include <semaphore.h>
#include <sys/epoll.h>
#include <sys/select.h>

static const struct timespec kShort = {0, 200000};

static void *echo(void *end) {
  char byte;
  while (read(((int *)end)[0], &byte, 1) == 1) {
    nanosleep(&kShort, NULL);
    if (write(((int *)end)[1], &byte, 1) != 1)
      abort();
  }
  return NULL;
}

static void wait_in_turn(int poller, sem_t *never, int to, int from) {
  struct timespec soon, left = kShort;
  struct timeval interval = {0, 200};
  struct epoll_event event;
  char byte = 0;
  REQUIRE(nanosleep(&kShort, &left) == 0);
  REQUIRE(poll(NULL, 0, 1) == 0);
  REQUIRE(select(0, NULL, NULL, NULL, &interval) == 0);
  REQUIRE(epoll_wait(poller, &event, 1, 1) == 0);
  clock_gettime(CLOCK_REALTIME, &soon);
  soon.tv_nsec += 200000;
  soon.tv_sec += soon.tv_nsec / 1000000000;
  soon.tv_nsec %= 1000000000;
  REQUIRE(sem_timedwait(never, &soon) == -1 && errno == ETIMEDOUT);
  REQUIRE(write(to, &byte, 1) == 1 && read(from, &byte, 1) == 1);
}

static void *work(void *argument) {
  int there[2], back[2];
  sem_t never;
  pthread_t other;
  const int poller = epoll_create1(0);
  REQUIRE(poller >= 0 && !pipe(there) && !pipe(back) && !sem_init(&never, 0, 0));
  int ends[] = {there[0], back[1]};
  REQUIRE(!pthread_create(&other, NULL, echo, ends));
  while (cpu() < 400) {
    burn(2);
    wait_in_turn(poller, &never, there[1], back[0]);
  }
  close(there[1]);
  pthread_join(other, NULL);
  return argument;
}

int main(void) {
  pthread_t threads[2];
  for (int i = 0; i < 2; ++i)
    REQUIRE(!pthread_create(&threads[i], NULL, work, NULL));
  work(NULL);
  for (int i = 0; i < 2; ++i)
    pthread_join(threads[i], NULL);
  return 0;
}
