// RUN: %enter && for level in 0 2; do %clang -O$level -I%include %s -o a$level || exit 1; \
// RUN:   for time in none sampled exact; do %to=$level-$time.vprof:time=$time:memory=exact ./a$level && \
// RUN:   %expect $level-$time.vprof -- "calls('load') == 1000" "edge('main', 'load') == 1000" "edge('load', 'read_all') == 1000" \
// RUN:     "edge('read_all', 'check') == 2000" "edge('check', 'verify') == 2000" "edge('main', 'verify') == 1000" \
// RUN:     "edge('load', 'load') == 0" "calls('descend') == 101" "calls('level') == 101" "edge('descend', 'level') == 101" \
// RUN:     "edge('level', 'descend') == 100" "memory('check') == (2000, 32000, 2000)" "memory('verify') == (0, 0, 0)" \
// RUN:     "{f['name']: f['kind'] for f in report['functions']}['load'] == 'region'" \
// RUN:     "{f['name']: f['kind'] for f in report['functions']}['verify'] == 'function'" "nothing_dropped()" \
// RUN:     "'$time' == 'none' or total_ns('load') >= total_ns('check') > 0" || exit 1; done; done
// RUN: %profiler report 2-sampled.vprof | grep "load (region)" && %profiler tree 2-sampled.vprof --value calls | grep load

// Regions are contexts: they nest in functions and functions in them, a region inside itself is
// folded like recursion, and memory allocated in a region belongs to it.
#include <stdlib.h>
#include <vais_profiler.h>
static volatile int sink;
static void *volatile block;
#define NOINLINE __attribute__((noinline))
NOINLINE static void verify(void) { sink = 1; }
NOINLINE static void read_all(void) {
  for (int i = 0; i < 2; i++) {
    vais_profiler_region_begin("check");
    verify();
    block = malloc(16);
    free(block);
    vais_profiler_region_end("check");
  }
}
NOINLINE static void descend(int n) {
  vais_profiler_region_begin("level");
  if (n)
    descend(n - 1);
  sink = 2;
  vais_profiler_region_end("level");
}
int main(void) {
  for (int i = 0; i < 1000; i++) {
    vais_profiler_region_begin("load");
    read_all();
    vais_profiler_region_end("load");
    verify();
  }
  descend(100);
  return 0;
}
