// RUN: %enter && %clang -O2 -pthread -I%include %s -o a && for time in sampled exact; do %to=$time.vprof:time=$time ./a && \
// RUN:   %expect $time.vprof -- "calls('step') == 80000" "edge('step', 'work') == 80000" "calls('run') == 8" \
// RUN:     "[(c['name'], c['count'], c['min'], c['max'], c['sum']) for c in report['counters']] == [('shared', 80000, 0, 9999, 8 * 49995000)]" \
// RUN:     "[(m['name'], m['count']) for m in report['marks']] == [('tick', 8000)]" "len(report['marks'][0]['times_ns']) >= 128" \
// RUN:     "report['marks'][0]['times_ns'] == sorted(report['marks'][0]['times_ns'])" "nothing_dropped()" || exit 1; done
// RUN: %clang -O1 -g -fsanitize=thread -pthread -I%include %s -o sanitized && %to=s.vprof ./sanitized && %expect s.vprof -- "calls('step') == 80000"

// Eight threads use the same names at once, each through its own buffer: nothing is lost.
#include <pthread.h>
#include <string.h>
#include <vais_profiler.h>
static __thread volatile int sink;
__attribute__((noinline)) static void work(void) { sink = 1; }
static void *run(void *argument) {
  char name[8];
  for (int i = 0; i < 10000; i++) {
    strcpy(name, "step");
    vais_profiler_region_begin(name);
    work();
    vais_profiler_region_end(name);
    vais_profiler_counter("shared", i);
    if (i % 10 == 0)
      vais_profiler_mark("tick");
  }
  return argument;
}
int main(void) {
  pthread_t threads[8];
  for (int i = 0; i < 8; i++)
    pthread_create(&threads[i], 0, run, 0);
  for (int i = 0; i < 8; i++)
    pthread_join(threads[i], 0);
  return 0;
}
