// RUN: %enter && %clang -O2 -I%include %s -o a && %to=a.vprof:start=off ./a && %expect a.vprof -- \
// RUN:   "calls('on') == 100" "calls('off') == 0" "calls('half') == 1" "edge('half', 'work') == 1" "edge('main', 'work') == 2" \
// RUN:   "[m['count'] for m in report['marks']] == [1]" "[c['count'] for c in report['counters']] == [1]" "nothing_dropped()"

// While recording is off, nothing is recorded. A region that began before recording was switched
// ends normally.
#include <vais_profiler.h>
static volatile int sink;
__attribute__((noinline)) static void work(void) { sink = 1; }
static void tell(void) {
  vais_profiler_mark("told");
  vais_profiler_counter("told", 1);
}
int main(void) {
  vais_profiler_global_init(0);
  vais_profiler_region_begin("off");
  vais_profiler_region_begin("off");
  tell();
  vais_profiler_global_start();
  work();
  for (int i = 0; i < 100; i++) {
    vais_profiler_region_begin("on");
    vais_profiler_region_end("on");
  }
  vais_profiler_region_end("off");
  vais_profiler_region_begin("half");
  work();
  vais_profiler_global_stop();
  vais_profiler_region_begin("off");
  tell();
  vais_profiler_region_end("off");
  vais_profiler_region_end("half");
  vais_profiler_global_start();
  work();
  tell();
  vais_profiler_region_end("off");
  return 0;
}
