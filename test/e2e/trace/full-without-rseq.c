// RUN: %clang -O1 -pthread %s -o %t
// RUN: for i in 1 2 3 4 5; do env GLIBC_TUNABLES=glibc.pthread.rseq=0 VAIS_PROFILER_OPTIONS=mode=trace:output=%t.vprof %t || exit 1; done
// RUN: %expect %t.vprof -- "calls('call') == 160000" "nothing_dropped()"

// Where the kernel does not show interruptions, a full buffer is searched for its latest event. What is behind
// the buffer of a thread is often the guard page of another one.
#include <pthread.h>
#include <time.h>
static volatile int sink;
__attribute__((noinline)) static void call(int i) { sink = i; }
static void *work(void *nothing) {
  (void)nothing;
  for (int i = 0; i < 40000; ++i) {
    call(i);
    if (i % 4 == 0)
      nanosleep(&(struct timespec){0, 1}, 0);
  }
  return 0;
}
int main(void) {
  pthread_t threads[4];
  for (int i = 0; i < 4; ++i)
    pthread_create(threads + i, 0, work, 0);
  for (int i = 0; i < 4; ++i)
    pthread_join(threads[i], 0);
}
