// Makes calls and nothing else: what a call pair costs above this program is the cost of the
// profiler.
//
// usage: fib N [THREADS]     each thread computes fib(N)
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

enum { kMaxThreads = 16 };

static long argument;

__attribute__((noinline)) static long fib(long n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }

__attribute__((noinline)) static void *run(void *result) {
  *(long *)result = fib(argument);
  return NULL;
}

int main(int argc, char **argv) {
  pthread_t threads[kMaxThreads];
  long results[kMaxThreads];
  argument = argc > 1 ? strtol(argv[1], NULL, 10) : 30;
  const long count = argc > 2 ? strtol(argv[2], NULL, 10) : 1;
  if (count < 1 || count > kMaxThreads)
    return 1;
  for (long i = 1; i < count; ++i)
    if (pthread_create(&threads[i], NULL, run, &results[i]) != 0)
      return 1;
  run(&results[0]);
  for (long i = 1; i < count; ++i)
    pthread_join(threads[i], NULL);
  printf("%ld\n", results[0]);
  return 0;
}
