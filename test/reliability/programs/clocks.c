/* Computes for about so many milliseconds in two threads, in long and short calls, and prints "CPU ns, elapsed ns" of the
   process: what clocks that nobody disturbs say.

   usage: clocks MILLISECONDS */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static volatile int sink;
static unsigned long wanted;

__attribute__((annotate("vais_profiler_never"), noinline)) static unsigned long now(clockid_t clock) {
  struct timespec time;
  clock_gettime(clock, &time);
  return (unsigned long)time.tv_sec * 1000000000 + (unsigned long)time.tv_nsec;
}

static void brief(void) { sink = 1; }
static void lasting(void) {
  for (int i = 0; i < 400000; i++)
    sink = i;
}
static void work(void) {
  for (int i = 0; i < 20; i++)
    brief();
  lasting();
}
static void *thread(void *argument) {
  while (now(CLOCK_THREAD_CPUTIME_ID) < wanted)
    work();
  return argument;
}

int main(int count, char **words) {
  const unsigned long start = now(CLOCK_MONOTONIC);
  wanted = 1000000 * (count > 1 ? strtoul(words[1], NULL, 10) : 100);
  pthread_t other;
  if (pthread_create(&other, NULL, thread, NULL))
    return 1;
  thread(NULL);
  pthread_join(other, NULL);
  printf("%lu %lu\n", now(CLOCK_PROCESS_CPUTIME_ID), now(CLOCK_MONOTONIC) - start);
  return 0;
}
