// RUN: %enter
// RUN: for flags in "-O0" "-O2" "-O2 -fno-omit-frame-pointer"; do for inline in auto on; do \
// RUN:   env VAIS_PROFILER_PASS_OPTIONS=inline=$inline %clang -g -fno-builtin $flags %s -o a || exit 1; \
// RUN:   for options in memory=exact memory=sampled:time=exact memory=sampled:time=none memory=exact:max_contexts=4096; do %to=a.vprof:$options ./a && \
// RUN:     %expect a.vprof -- "line(19) == (1000, 100000)" "line(21) == (500, 35000)" "line(22) == (1000, 2503000)" \
// RUN:       "line(29) == (200, 6400)" "line(35) == (300, 2400)" "line(37) == (300, 4800)" "len(report['allocation_sites']) == 6" \
// RUN:       "memory('several') == (2500, 2638000, 500)" "calls('several') == 1000" "nothing_dropped()" || exit 1; done; done; done
// RUN: %to=a.vprof:memory=exact ./a && %expect a.vprof -- "line(19, 'live_blocks') == 1000" "line(21, 'live_blocks') == 0" \
// RUN:   "line(22, 'live_blocks') == 500" "line(22, 'temporary_allocations') == 500" "line(29, 'temporary_allocations') == 200"
// RUN: %to=few.vprof:max_contexts=2 ./a && %expect few.vprof -- "memory('several') == (2500, 2638000, 500)" "memory('even')[0] == 600"
// RUN: %clang -O2 %s -o b && %to=b.vprof ./b && %expect b.vprof -- "memory('several')[0] == 2500" "line(19) == (0, 0)"

// Each line that allocates has its own counts, of which its function has the sums, also in mutual
// recursion and beyond the limit on contexts. Without debug information there are no lines.
#include <stdlib.h>
static void *volatile sink;
static void *keep(void *block) { return sink = block; }
__attribute__((noinline)) static void several(int i) {
  keep(malloc(100));
  if (i % 2) {
    void *block = keep(calloc(7, 10));
    block = keep(realloc(block, 5000)), free(keep(realloc(NULL, 6)));
    sink = block;
  }
}
__attribute__((noinline)) static void one(int i) {
  sink = NULL;
  for (; i > 0; i--)
    free(keep(malloc(32)));
  sink = NULL;
}
__attribute__((noinline)) static int odd(int depth);
__attribute__((noinline)) static int even(int depth) {
  if (depth % 2)
    keep(malloc(8));
  else
    keep(malloc(16));
  return depth ? odd(depth - 1) + 1 : 0;
}
__attribute__((noinline)) static int odd(int depth) { return depth ? even(depth - 1) + 1 : 0; }
int main(void) {
  for (int i = 0; i < 1000; i++)
    several(i);
  one(200);
  for (int i = 0; i < 150; i++)
    even(3), even(2);
  return 0;
}
