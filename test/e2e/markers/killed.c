// RUN: %enter && %clang -O0 -I%include %s -o a
// RUN: %ends-with 137 env VAIS_PROFILER_OPTIONS=output=a.vprof ./a
// RUN: %expect a.vprof -- "calls('done') == 1000" "calls('open') == 1" "edge('open', 'work') == 1000" \
// RUN:   "report['counters'][0]['last'] == 999" "report['marks'][0]['count'] == 1000" "nothing_dropped()"
// RUN: %profiler run -o b.vprof -- ./a 2> said.txt || true; grep -q "open (region)" said.txt && %expect b.vprof -- "total_ns('open') > 0"

// A process that is killed within a region has lost none of its markers.
#include <signal.h>
#include <unistd.h>
#include <vais_profiler.h>
static volatile int sink;
static void work(void) { sink = 1; }
int main(void) {
  vais_profiler_region_begin("open");
  for (int i = 0; i < 1000; i++) {
    work();
    vais_profiler_region_begin("done");
    vais_profiler_region_end("done");
    vais_profiler_counter("turn", i);
    vais_profiler_mark("turned");
  }
  kill(getpid(), SIGKILL);
}
