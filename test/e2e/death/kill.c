// RUN: %enter && %clang -O0 %s -o a
// RUN: %to=a.vprof ./a > ready.txt & id=$!; while ! grep -q ready ready.txt; do sleep 0.01; done; \
// RUN:   %expect a.vprof -- "calls('before') == 1000" "calls('step') > 1000" "report['program']['state'] == 'running'" && \
// RUN:   kill -9 $id && ! wait $id
// RUN: %expect a.vprof -- "calls('before') == 1000" "calls('main') == 1" "calls('step') > 1000" \
// RUN:   "edge('main', 'before') == 1000" "not report['program']['end_is_known']" "nothing_dropped()"
// RUN: test "$(ls)" = "$(printf 'a\na.vprof\nready.txt')"
// RUN: test $(stat -c %%a a.vprof) = 600

// A killed process has lost nothing: everything that it did is in the profile, which only its owner may
// read, and no temporary file is left beside it. The profile could also be read while the process ran.
#include <stdio.h>
static volatile int sink;
static void before(void) { sink = 1; }
static void step(void) { sink = 2; }
int main(void) {
  for (int i = 0; i < 1000; i++)
    before();
  for (int i = 0; i < 1001; i++)
    step();
  puts("ready");
  fflush(stdout);
  for (;;)
    step();
}
