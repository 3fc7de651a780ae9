// RUN: %enter && %clang -O1 -pthread %s -o a && %to=a.vprof:memory=exact ./a
// RUN: %expect a.vprof -- "0 <= report['memory']['peak_allocated_bytes'] - (64 << 20) - (100 << 10) <= 2 * 65536" \
// RUN:   "value('before', 'peak_bytes') == 64 << 20" "value('between', 'peak_bytes') == 100 << 10" "value('after', 'peak_bytes') == 0" \
// RUN:   "report['memory']['current_allocated_bytes'] == (48 << 20) + (100 << 10)"

// What one thread allocates after another one has freed as much adds up to no peak that never was.
#include <pthread.h>
#include <stdlib.h>
#define NOINLINE __attribute__((noinline))
static void *volatile block, *volatile kept;
NOINLINE static void *before(size_t size) { return malloc(size); }
NOINLINE static void *between(size_t size) { return malloc(size); }
NOINLINE static void *after(size_t size) { return malloc(size); }
static void *make(void *unused) {
  block = before((size_t)64 << 20);
  return unused;
}
static void *drop(void *unused) {
  free(block);
  return unused;
}
static void on_a_thread(void *(*run)(void *)) {
  pthread_t thread;
  pthread_create(&thread, NULL, run, NULL);
  pthread_join(thread, NULL);
}
int main(void) {
  on_a_thread(make);
  kept = between(100 << 10);
  on_a_thread(drop);
  kept = after((size_t)48 << 20);
  return 0;
}
