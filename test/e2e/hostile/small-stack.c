// RUN: %enter && %clang -O0 -pthread %s -o a
// RUN: for time in none sampled exact; do %to=$time.vprof:time=$time ./a && \
// RUN:   %expect $time.vprof -- "calls('work') == 10" "calls('f0') == 10" "calls('f9') == 10" "nothing_dropped()" || exit 1; done

// Threads with the smallest possible stack run every slow path of the profiler: trees, functions,
// contexts and timed calls.
#include <limits.h>
#include <pthread.h>
#include <stdlib.h>
static volatile int sink;
#define LEAF(n)                                                                                    \
  static void f##n(void) { sink = n; }
LEAF(0) LEAF(1) LEAF(2) LEAF(3) LEAF(4) LEAF(5) LEAF(6) LEAF(7) LEAF(8) LEAF(9)
static void *work(void *argument) {
  f0(), f1(), f2(), f3(), f4(), f5(), f6(), f7(), f8(), f9();
  return argument;
}
int main(void) {
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  if (pthread_attr_setstacksize(&attributes, PTHREAD_STACK_MIN))
    abort();
  for (int i = 0; i < 10; i++) {
    pthread_t thread;
    if (pthread_create(&thread, &attributes, work, NULL))
      abort();
    pthread_join(thread, NULL);
  }
  return 0;
}
