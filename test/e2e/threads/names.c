// RUN: %enter && %clang -O0 -pthread %s -o a && %to=a.vprof ./a
// RUN: %expect a.vprof -- "sorted(t['name'] for t in report['thread_list']) == ['reader', 'starter', 'writer']" \
// RUN:   "all(t['tid'] > 0 and t['threads'] == 1 for t in report['thread_list'])" \
// RUN:   "[t['calls'] for t in report['thread_list'] if t['name'] == 'writer'] == [302]" \
// RUN:   "abs(sum(t['cpu_ns'] for t in report['thread_list']) - report['cpu_ns']) <= 3"
// RUN: %profiler report a.vprof --format text | grep -A 6 "^Threads" | grep "writer"
// RUN: %profiler report a.vprof --group thread --format folded --value calls | grep "^thread_[0-9]_(reader,_[0-9]*);read_all;step "
// RUN: %to=t.vprof:mode=trace ./a && %profiler report t.vprof --format chrome -o t.json && grep -q '"thread_name".*"writer"' t.json
// RUN: %profiler report t.vprof --format speedscope -o s.json && grep -q '"name":"writer ([0-9]*)"' s.json

// Threads are distinguished by their names in the kernel: one is named before the thread does its
// work, one later and keeps its name to the end, and the first thread has its name at exit.
#define _GNU_SOURCE
#include <pthread.h>
#include <sys/prctl.h>
static volatile int sink;
static pthread_barrier_t end;
static void step(void) { sink++; }
static void *read_all(void *argument) {
  pthread_setname_np(pthread_self(), "reader");
  for (int i = 0; i < 200; i++)
    step();
  pthread_barrier_wait(&end);
  return argument;
}
static void *write_all(void *argument) {
  for (int i = 0; i < 300; i++)
    step();
  pthread_setname_np(pthread_self(), "writer");
  step(); // nothing new in the profile, because its edge is known
  pthread_barrier_wait(&end);
  for (;;)
    pthread_barrier_wait(&end); // still there when the process exits
}
int main(void) {
  pthread_t reader, writer;
  pthread_barrier_init(&end, NULL, 3);
  pthread_create(&reader, NULL, read_all, NULL);
  pthread_create(&writer, NULL, write_all, NULL);
  pthread_barrier_wait(&end);
  pthread_join(reader, NULL);
  prctl(PR_SET_NAME, "starter");
  return 0;
}
