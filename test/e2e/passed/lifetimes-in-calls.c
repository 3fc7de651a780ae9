// RUN: %enter && for level in 0 2; do %clang -O$level %s -o a$level && %to=a$level.vprof ./a$level && \
// RUN:   %profiler report a$level.vprof --format json | %python -c "import json, sys; f = {f['name']: f for f in json.load(sys.stdin)['functions']}; v = f['make']['mean_lifetime_calls']; assert v == 7, v" || exit 1; done

// A block's lifetime in calls is the number of calls of the function that made it, at all its call
// sites, until the block is freed: seven others.
#include <stdlib.h>
static void *volatile blocks[8];
__attribute__((noinline)) static void *make(void) { return malloc(8 << 20); }
__attribute__((noinline)) static void replace(int i) {
  free(blocks[i]);
  blocks[i] = i % 2 ? make() : make();
}
int main(void) {
  for (int i = 0; i < 800; i++)
    replace(i % 8);
  return 0;
}
