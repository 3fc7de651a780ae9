// RUN: %enter && %clang -O0 -pthread %s -o a && %to=a.vprof ./a
// RUN: %expect a.vprof -- "calls('work') == 2000" "edge('work', 'step') == 20000" "report['threads'] == 2001" \
// RUN:   "nothing_dropped()"
// RUN: test $(stat -c %%s a.vprof) -lt 4000000

// Successive threads share their trees: two thousand of them take no more space in the file than a
// few, and every call is counted.
#include <pthread.h>
#include <stdlib.h>
static volatile int sink;
static void step(int n) { sink = n; }
static void *work(void *argument) {
  for (int i = 0; i < 10; i++)
    step(i);
  return argument;
}
int main(void) {
  for (int i = 0; i < 2000; i++) {
    pthread_t thread;
    if (pthread_create(&thread, NULL, work, NULL))
      abort();
    pthread_join(thread, NULL);
  }
  return 0;
}
