// RUN: %enter && env VAIS_PROFILER_PASS_OPTIONS=inline=on %clang -O2 -fno-inline -I%S/../../../include %s -o a
// RUN: for time in none sampled exact; do %to=$time.vprof:start=off:time=$time ./a && \
// RUN:   %expect $time.vprof -- "calls('before') == 0" "calls('during') == 2000" "edge('outer', 'during') == 2000" \
// RUN:     "calls('stops') == 2" "calls('after') == 0" "calls('outer') == 0" "nothing_dropped()" || exit 1; done

// Inlined hooks see recording switched on and off, even between a function's entry and exit.
#include <vais_profiler.h>
static volatile int sink;
static void before(void) { sink = 1; }
static void during(void) { sink = 2; }
static void after(void) { sink = 3; }
static void stops(void) {
  vais_profiler_global_stop();
  sink = 4;
}
static void outer(void) {
  for (int i = 0; i < 1000; i++)
    before();
  vais_profiler_global_start();
  for (int i = 0; i < 1000; i++)
    during();
  stops();
  for (int i = 0; i < 1000; i++)
    after();
  sink = 5;
}
int main(void) {
  vais_profiler_global_init(NULL);
  outer();
  outer();
  return sink != 5;
}
