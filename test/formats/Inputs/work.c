/* Two threads with known counts: leaf is called 3000 times by each, and fib(15) 1973 times by one. */
#include <pthread.h>
#include <stdlib.h>

static volatile long sink;

__attribute__((noinline)) void leaf(long n) {
  for (long i = 0; i < n; ++i)
    sink += i;
}

__attribute__((noinline)) long fib(long n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }

__attribute__((noinline)) void *keep(size_t size) { return malloc(size); }

__attribute__((noinline)) static void *work(void *argument) {
  for (int i = 0; i < 3000; ++i)
    leaf(400);
  free(keep(1000));
  return argument;
}

int main(void) {
  pthread_t thread;
  pthread_create(&thread, NULL, work, NULL);
  work(NULL);
  pthread_join(thread, NULL);
  return fib(15) == 610 ? 0 : 1;
}
