// Runs THREADS short threads, one after another, that make a few calls each.
//
// usage: threads THREADS
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

enum { kArgument = 10 };

__attribute__((noinline)) static long fib(long n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }

__attribute__((noinline)) static void *run(void *sum) {
  *(long *)sum += fib(kArgument);
  return NULL;
}

int main(int argc, char **argv) {
  const long count = argc > 1 ? strtol(argv[1], NULL, 10) : 10000;
  long sum = 0;
  for (long i = 0; i < count; ++i) {
    pthread_t thread;
    if (pthread_create(&thread, NULL, run, &sum) != 0)
      return 1;
    pthread_join(thread, NULL);
  }
  printf("%ld\n", sum);
  return 0;
}
