// RUN: %enter && %clang -O0 -pthread %s -o a
// RUN: for output in a.vprof missing/a.vprof; do for time in none sampled exact; do \
// RUN:   env VAIS_PROFILER_OPTIONS=output=$output:time=$time:max_contexts=50 ./a || exit 1; done; done
// RUN: %expect a.vprof -- "calls('check') == 2001" "calls('leaf') > 6000" "memory('check')[0] == 2001"

// No hook changes errno, whether it counts, times, makes contexts or grows the file, in a new
// thread, or if the file cannot be written.
#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
static volatile int sink;
static void leaf(void) { sink = 1; }
#define NEXT(n, m)                                                                                 \
  static void f##n(int depth) {                                                                    \
    leaf();                                                                                        \
    if (depth > 0)                                                                                 \
      f##m(depth - 1);                                                                             \
  }
static void f0(int depth);
NEXT(4, 0) NEXT(3, 4) NEXT(2, 3) NEXT(1, 2) NEXT(0, 1)
static int check(int n) {
  errno = 4242;
  f0(n % 7);
  leaf();
  void *block = malloc(10);
  free(block);
  return errno == 4242;
}
static void *work(void *argument) {
  for (int i = 0; i < 1000; i++)
    if (!check(i))
      abort();
  return argument;
}
int main(void) {
  pthread_t thread;
  errno = 4242;
  leaf();
  if (errno != 4242)
    abort();
  pthread_create(&thread, NULL, work, NULL);
  pthread_join(thread, NULL);
  work(NULL);
  return check(0) ? 0 : 1;
}
