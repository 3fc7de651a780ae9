// RUN: %enter && for level in 0 2; do %clang -O$level -I%include %s -o a$level || exit 1; for time in sampled exact; do \
// RUN:   %to=$level-$time.vprof:time=$time ./a$level && \
// RUN:   %expect $level-$time.vprof -- "calls('descend') == 11000" "calls('level') + report['dropped']['deep_regions'] == 11000" \
// RUN:     "calls('level') == 254 * 11" "edge('main', 'last') == 1" "report['dropped']['unbalanced_ends'] == 0" \
// RUN:     "report['dropped']['left_regions'] == 0" || exit 1; done; done

// Regions beyond the 254 that may be open in a thread are counted, and their ends do not end others.
#include <vais_profiler.h>
static volatile int sink;
#define NOINLINE __attribute__((noinline))
NOINLINE static void last(void) { sink = 1; }
NOINLINE static void descend(int n) {
  vais_profiler_region_begin("level");
  if (n)
    descend(n - 1);
  sink = 2;
  vais_profiler_region_end("level");
}
int main(void) {
  for (int i = 0; i < 11; i++)
    descend(999);
  last();
  return 0;
}
