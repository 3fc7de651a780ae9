// RUN: %enter && for level in 0 2; do %clang -O$level -I%include %s -o a$level && for time in none sampled exact; do \
// RUN:   %to=$time$level.vprof:time=$time ./a$level && %expect $time$level.vprof -- "edge('part', 'work') == 300" \
// RUN:   "edge('twice', 'part') == 200" "edge('main', 'part') == 100" "edge('main', 'work') == 100" "nothing_dropped()" || exit 1; done || exit 1; done

// A function that is not instrumented may begin a region for its caller, like a wrapper in a
// header: what the caller calls next is called from the region.
#include <vais_profiler.h>
#define LEFT_ALONE __attribute__((no_profile_instrument_function, noinline))
static volatile int sink;
__attribute__((noinline)) static void work(void) { sink = 1; }
LEFT_ALONE static void begin(void) { vais_profiler_region_begin("part"); }
LEFT_ALONE static void end(void) { vais_profiler_region_end("part"); }
__attribute__((noinline)) static void twice(void) {
  for (int i = 0; i < 2; i++) {
    begin();
    work();
    end();
  }
  sink = 2; // keeps end() from being a tail call
}
int main(void) {
  for (int i = 0; i < 100; i++) {
    twice();
    begin();
    work();
    end();
    work();
  }
  return 0;
}
