// RUN: %enter && %clang -O0 -pthread %s -o a
// RUN: (ulimit -v 200000; %to=a.vprof ./a) && %expect a.vprof -- "calls('work') == 8" "calls('step') == 8000" "nothing_dropped()"
// RUN: (ulimit -v 12000; %to=b.vprof ./a 2> said.txt); grep -c "no address space" said.txt
// RUN: test ! -e b.vprof

// With little address space the profile reserves less of it. If even that is not available, the
// program runs, and one line says that nothing is recorded.
#include <pthread.h>
#include <stdlib.h>
static volatile int sink;
static void step(void) { sink = 1; }
static void *work(void *argument) {
  for (int i = 0; i < 1000; i++)
    step();
  return argument;
}
int main(void) {
  for (int i = 0; i < 8; i++) {
    pthread_t thread;
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, 65536);
    if (pthread_create(&thread, &attributes, work, NULL))
      abort();
    pthread_join(thread, NULL);
  }
  return 0;
}
