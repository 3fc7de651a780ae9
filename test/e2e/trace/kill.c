// RUN: %enter && %clang -O0 %s -o a
// RUN: %to=a.vprof:mode=trace ./a > ready.txt & id=$!; while ! grep -q ready ready.txt; do sleep 0.01; done; \
// RUN:   %profiler replay a.vprof --depth 2 > live.txt; kill -9 $id; ! wait $id
// RUN: grep -cE "before\(\)(;| \{)" live.txt | grep -x 40000
// RUN: %expect a.vprof -- "calls('before') == 40000" "calls('main') == 1" "calls('step') > 40000" "nothing_dropped()" \
// RUN:   "report['program']['state'] == 'running'"
// RUN: %profiler replay a.vprof | tail -n 1 | grep "/\* main: no end known \*/"
// RUN: test "$(ls *.vprof*)" = a.vprof
// RUN: %to=b.vprof:mode=trace ./a few > said.txt; %profiler replay b.vprof > b.txt; grep -cE "before\(\)(;| \{)" b.txt | grep -x 10

// A killed process has lost none of its trace: neither the buffers that were written nor the one
// that was being filled. It can be replayed while it runs, too; it goes on slowly, since what reads its
// trace may be slower than what writes it.
#include <signal.h>
#include <stdio.h>
#include <unistd.h>
static volatile int sink;
static void before(void) { sink = 1; }
static void step(void) { sink = 2; }
int main(int count, char **arguments) {
  (void)arguments;
  for (int i = 0; i < (count > 1 ? 10 : 40000); i++)
    before();
  if (count > 1)
    raise(SIGKILL);
  for (int i = 0; i < 40001; i++)
    step();
  puts("ready");
  fflush(stdout);
  for (;; usleep(1000))
    for (int i = 0; i < 1000; i++)
      step();
}
