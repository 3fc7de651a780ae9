// RUN: %enter && %plain-clang -O2 -pthread -I%include %s %lib/libvais_profiler.a -o static
// RUN: %plain-clang -O2 -pthread -I%include %s %lib/libvais_profiler.so -Wl,-rpath,%lib -o shared
// RUN: for kind in static shared; do %to=$kind.vprof ./$kind mark && %expect $kind.vprof -- \
// RUN:   "calls('outer') == 200" "edge('outer', 'inner') == 400" "all_calls() == 600" "report['program']['state'] == 'exited'" \
// RUN:   "report['counters'][0]['count'] == 200" "report['marks'][0]['count'] == 2" "nothing_dropped()" || exit 1; done
// RUN: rm *.vprof && ./static && ./shared && ! ls *.vprof

// Markers alone make a profile, also through functions that are not instrumented. A program that
// could set markers but does not leaves no profile.
#include <pthread.h>
#include <vais_profiler.h>
static void begin(const char *name) { vais_profiler_region_begin(name); }
static void *run(void *argument) {
  for (int i = 0; i < 100; i++) {
    begin("outer");
    for (int j = 0; j < 2; j++) {
      begin("inner");
      vais_profiler_region_end("inner");
    }
    vais_profiler_region_end("outer");
    vais_profiler_counter("turn", i);
  }
  vais_profiler_mark("end");
  return argument;
}
int main(int count, char **arguments) {
  (void)arguments;
  if (count == 1)
    return 0;
  pthread_t thread;
  pthread_create(&thread, 0, run, 0);
  run(0);
  pthread_join(thread, 0);
  return 0;
}
