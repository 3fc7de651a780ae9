// RUN: %enter && %clang -O2 -fno-builtin -fno-inline -pthread -I%S/../../../include %s -o a
// RUN: for memory in sampled exact; do %to=$memory.vprof:start=off:memory=$memory ./a && \
// RUN:   %expect $memory.vprof -- "memory('work') == (12000, 12000 * 24, 12000)" "report['memory']['total_allocations'] == 12000" \
// RUN:     "report['memory']['total_deallocations'] == 12000" "report['memory']['failed_allocations'] == 4002" "nothing_dropped()" || exit 1; done
// RUN: %expect exact.vprof -- "report['memory']['current_allocated_bytes'] == 0" "report['memory']['unseen_frees'] == 0"
// RUN: %to=none.vprof:start=off:memory=none ./a && %expect none.vprof -- "report['memory']['total_allocations'] == 0" "calls('work') == 3"

// Inlined allocation hooks see recording switched off and on in the middle of a function, in each
// thread. A failed allocation counts as such, and free(NULL) does not count.
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <vais_profiler.h>
static volatile size_t huge = SIZE_MAX / 2;
static void allocate(int times) __attribute__((always_inline));
static inline void allocate(int times) {
  for (int i = 0; i < times; i++) {
    free(malloc(24));
    free(i % 3 ? NULL : malloc(huge));
  }
}
static void *work(void *argument) {
  allocate(2000);
  vais_profiler_global_stop();
  allocate(3000);
  vais_profiler_global_start();
  allocate(2000);
  return argument;
}
int main(void) {
  pthread_t thread;
  vais_profiler_global_init(NULL);
  vais_profiler_global_start();
  work(NULL);
  for (int i = 0; i < 2; i++) {
    pthread_create(&thread, NULL, work, NULL);
    pthread_join(thread, NULL);
  }
  return 0;
}
