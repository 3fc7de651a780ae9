// Calls, threads and allocations with known counts.
#include <pthread.h>
#include <stdlib.h>
static int fib(int n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }
static void *hold(void *size) { return malloc((size_t)size); }
static void *run(void *nothing) {
  for (int i = 0; i < 100; ++i)
    free(hold((void *)16));
  return nothing;
}
int main(void) {
  pthread_t thread;
  pthread_create(&thread, NULL, run, NULL);
  pthread_join(thread, NULL);
  run(NULL);
  return fib(20) - 6765;
}
