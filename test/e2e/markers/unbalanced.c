// RUN: %enter && for level in 0 2; do %clang -O$level -I%include %s -o a$level || exit 1; for time in sampled exact; do \
// RUN:   %to=$level-$time.vprof:time=$time ./a$level && \
// RUN:   %expect $level-$time.vprof -- "edge('main', 'forgetful') == 1000" "calls('forgotten') == 1000" "edge('main', 'after') == 1000" \
// RUN:     "edge('outer', 'last') == 1" "edge('inner', 'last') == 0" "edge('main', 'last') == 2" "edge('kept', 'last') == 2" \
// RUN:     "report['dropped']['left_regions'] == 1001" "report['dropped']['unbalanced_ends'] == 3" \
// RUN:     "report['dropped']['deep_regions'] == 0" || exit 1; done; done
// RUN: %profiler report 2-sampled.vprof > said.txt && grep -q "3 region ends without such a region open there: ignored" said.txt
// RUN: grep -q "1,001 regions left without an end" said.txt

// A region that its function leaves open ends with it, and one that the end of an outer region skips
// ends with that. An end without its region, or for a caller's region, does nothing. All are counted.
#include <vais_profiler.h>
static volatile int sink;
#define NOINLINE __attribute__((noinline))
NOINLINE static void after(void) { sink = 1; }
NOINLINE static void last(void) { sink = 2; }
NOINLINE static void forgetful(void) {
  vais_profiler_region_begin("forgotten");
  sink = 3;
}
NOINLINE static void ends_its_callers(void) {
  vais_profiler_region_end("kept");
  sink = 4;
}
int main(void) {
  for (int i = 0; i < 1000; i++) {
    forgetful();
    after();
  }
  vais_profiler_region_begin("outer");
  last();
  vais_profiler_region_begin("inner");
  vais_profiler_region_end("outer");
  last();
  vais_profiler_region_end("inner");
  vais_profiler_region_end("never begun");
  vais_profiler_region_begin("kept");
  ends_its_callers();
  last();
  last();
  vais_profiler_region_end("kept");
  last();
  return 0;
}
