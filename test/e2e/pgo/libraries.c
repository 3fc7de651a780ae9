// RUN: %enter && cp %s a.c && %clang -O2 --vais-profiler-pgo -DLIBRARY=linked -fPIC -shared a.c -o liblinked.so && %clang -O2 --vais-profiler-pgo -DLIBRARY=opened -fPIC -shared a.c -o libopened.so
// RUN: %clang -O2 --vais-profiler-pgo -pthread -DPROGRAM a.c -L. -llinked -Wl,-rpath,. -ldl -o a && %to=a.vprof ./a && %profiler export --format proftext a.vprof >text
// RUN: for counts in "program 100" "linked 30" "opened 14"; do %python %S/Inputs/paragraphs.py text | grep -A7 "^${counts% *}$" | grep -q "^${counts#* }$" || exit 1; done
// RUN: %clang -O2 --vais-profiler-pgo=atomic -pthread -DTHREADS a.c -o threads && %to=t.vprof ./threads && %profiler export --format proftext t.vprof | grep -A7 "count$" | grep -q "^4000000$"

// Each linked object has counters of its own, also one that is opened, closed and opened again.
// Atomic counters are exact in several threads.
#ifdef LIBRARY
__attribute__((noinline)) void LIBRARY(int n) {
  for (volatile int i = 0; i < n; i++)
    ;
}
#endif
#ifdef PROGRAM
#include <dlfcn.h>
void linked(int);
__attribute__((noinline)) void program(int n) {
  for (volatile int i = 0; i < n; i++)
    ;
}
int main(void) {
  program(100);
  linked(30);
  for (int i = 0; i < 2; i++) {
    void *library = dlopen("./libopened.so", RTLD_NOW);
    ((void (*)(int))dlsym(library, "opened"))(7);
    dlclose(library);
  }
  return 0;
}
#endif
#ifdef THREADS
#include <pthread.h>
__attribute__((noinline)) void count(void) { __asm__ volatile(""); }
static void *run(void *argument) {
  for (int i = 0; i < 1000000; i++)
    count();
  return argument;
}
int main(void) {
  pthread_t threads[4];
  for (int i = 0; i < 4; i++)
    pthread_create(&threads[i], 0, run, 0);
  for (int i = 0; i < 4; i++)
    pthread_join(threads[i], 0);
  return 0;
}
#endif
