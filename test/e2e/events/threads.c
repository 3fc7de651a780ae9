// REQUIRES: x86-64, perf-events
// RUN: %enter && %clang -O1 -pthread %s -o a
// RUN: %to=a.vprof:events=task-clock,page-faults:time=none ./a > a.txt && read work all < a.txt && %expect a.vprof -- \
// RUN:   "0.98 * $work <= counted('task-clock') <= 1.02 * $all + 50e6" "calls('work') == 600" \
// RUN:   "event('task-clock')['threads_without'] == 0" "0 < happened('task-clock', 'work') <= counted('task-clock')"
// RUN: %to=late.vprof:events=task-clock ./a > a.txt && read work all < a.txt && %expect late.vprof -- \
// RUN:   "0 < counted('task-clock') <= 1.02 * $all + 50e6"
// RUN: %profiler run -o b.vprof --events task-clock,faults --sample-on page-faults@1 -- ./a > /dev/null 2> said.txt && \
// RUN:   %expect b.vprof -- "[e['name'] for e in report['events']] == ['page-faults', 'task-clock']" && grep -E "^Event +task-clock" said.txt

// Each thread has counters of its own from the moment on from which it is sampled, which with time=none is when it
// begins. What threads counted that have ended is not lost: the sum is at least what their work took.
#include <pthread.h>
#include <stdio.h>
#include <time.h>

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static double total;

static double now(clockid_t clock) {
  struct timespec time;
  clock_gettime(clock, &time);
  return time.tv_sec * 1e9 + time.tv_nsec;
}

__attribute__((noinline)) static void work(void) {
  const double end = now(CLOCK_THREAD_CPUTIME_ID) + 1e6;
  while (now(CLOCK_THREAD_CPUTIME_ID) < end)
    continue;
}

static void *many(void *argument) {
  const double start = now(CLOCK_THREAD_CPUTIME_ID);
  for (int i = 0; i < 100; ++i)
    work();
  const double took = now(CLOCK_THREAD_CPUTIME_ID) - start;
  pthread_mutex_lock(&mutex);
  total += took;
  pthread_mutex_unlock(&mutex);
  return argument;
}

int main(void) {
  for (int round = 0; round < 2; ++round) {
    pthread_t threads[2];
    for (int i = 0; i < 2; ++i)
      if (pthread_create(&threads[i], NULL, many, NULL))
        return 1;
    many(NULL);
    for (int i = 0; i < 2; ++i)
      pthread_join(threads[i], NULL);
  }
  printf("%.0f %.0f\n", total, now(CLOCK_PROCESS_CPUTIME_ID));
  return 0;
}
