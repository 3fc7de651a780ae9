// RUN: %enter && %clang -O0 -pthread %s -o a && %to=a.vprof:start=off ./a
// RUN: %expect a.vprof -- "all_calls() == 0" "report['memory']['total_allocations'] == 0" "nothing_dropped()" \
// RUN:   "report['program']['state'] == 'exited'" "report['duration_secs'] > 0"

// With start=off nothing is recorded, and what is not recorded does not count as missing.
#include <pthread.h>
#include <stdlib.h>
static void *work(void *argument) {
  free(malloc(10));
  return argument;
}
int main(void) {
  pthread_t thread;
  work(NULL);
  pthread_create(&thread, NULL, work, NULL);
  pthread_join(thread, NULL);
  return 0;
}
