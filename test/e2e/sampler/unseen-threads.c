// REQUIRES: x86-64
// RUN: %enter && %clang -O1 -pthread %s -o a && %to=a.vprof ./a && \
// RUN: %expect a.vprof -- "calls('tiny') == 30000000" "value('tiny', 'cpu_samples') == 0" "self_ns('tiny') + self_ns('hidden') > 0.05 * report['cpu_ns']"

// A thread that blocks the signal has no samples. Its functions keep the time that timed calls say.
#include <pthread.h>
#include <signal.h>

#define NOINLINE __attribute__((noinline))
static volatile long sink;
NOINLINE static void tiny(void) {
  sink++;
  sink++;
  sink++;
}
NOINLINE static void hidden(void) {
  for (int i = 0; i < 30000000; i++)
    tiny();
}
NOINLINE static void small(void) { sink += 2; }
NOINLINE static void seen(void) {
  for (long i = 0; i < 200000000; i++)
    small();
}
static void *run(void *unused) {
  sigset_t all;
  sigfillset(&all);
  pthread_sigmask(SIG_BLOCK, &all, 0);
  hidden();
  return unused;
}
int main(void) {
  pthread_t thread;
  pthread_create(&thread, 0, run, 0);
  pthread_join(thread, 0);
  seen();
  return 0;
}
