// RUN: %enter && %clang -O0 -pthread %s -o a
// RUN: for time in none sampled exact; do %to=$time.vprof:time=$time ./a || exit 1; done
// RUN: for time in none sampled exact; do %expect $time.vprof -- "calls('work') == 8" "calls('step') == 800000" \
// RUN:   "edge('work', 'step') == 800000" "edge(None, 'work') == 8" "calls('main') == 1" \
// RUN:   "memory('work') == (80, 800, 80)" "report['threads'] == 9" "nothing_dropped()" || exit 1; done

// Each of several concurrent threads keeps its own counts, and the report adds them up exactly.
#include <pthread.h>
#include <stdlib.h>
static volatile int sink;
static void step(int n) { sink = n; }
static void *work(void *argument) {
  for (int i = 0; i < 100000; i++)
    step(i);
  for (int i = 0; i < 10; i++)
    free(malloc(10));
  return argument;
}
int main(void) {
  pthread_t threads[8];
  for (int i = 0; i < 8; i++)
    pthread_create(&threads[i], NULL, work, NULL);
  for (int i = 0; i < 8; i++)
    pthread_join(threads[i], NULL);
  return 0;
}
