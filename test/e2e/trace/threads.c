// RUN: %enter && %clang -O0 -pthread %s -o a && %to=a.vprof:mode=trace ./a
// RUN: %expect a.vprof -- "calls('work') == 130" "calls('step') == 13000" "edge(None, 'work') == 130" "report['threads'] == 131" "nothing_dropped()"
// RUN: %profiler replay a.vprof --by-thread > a.txt && grep -c "│ work() {" a.txt | grep -x 130 && grep -c "│ } /\* work \*/" a.txt | grep -x 130
// RUN: %profiler replay a.vprof > b.txt && test $(wc -l < a.txt) -le $(wc -l < b.txt)
// RUN: id=$(grep -m 1 "│ work() {" a.txt | grep -o "[0-9]*"); %profiler replay a.vprof --tid $id | grep -cE "step\(\)(;| \{)" | grep -x 100

// Each thread's calls are its own, whether threads run at the same time or one after the other, in
// which case they use one buffer in turn.
#include <pthread.h>
static volatile int sink;
static void step(void) { sink = 1; }
static void *work(void *unused) {
  for (int i = 0; i < 100; i++)
    step();
  return unused;
}
int main(void) {
  pthread_t threads[100];
  for (int i = 0; i < 100; i++) {
    pthread_create(&threads[i], NULL, work, NULL);
    pthread_join(threads[i], NULL);
  }
  for (int i = 0; i < 30; i++)
    pthread_create(&threads[i], NULL, work, NULL);
  for (int i = 0; i < 30; i++)
    pthread_join(threads[i], NULL);
  return 0;
}
