// RUN: %enter && for level in 0 2; do %clangxx -O$level -I%include %s -o a$level || exit 1; for time in sampled exact; do \
// RUN:   %to=$level-$time.vprof:time=$time ./a$level && \
// RUN:   %expect $level-$time.vprof -- "edge('main', 'around') == 1000" "edge('around', 'fail') == 1000" "edge('fail', 'scoped') == 1000" \
// RUN:     "edge('scoped', 'inside') == 1000" "edge('around', 'handle') == 1000" "edge('main', 'handle') == 1000" \
// RUN:     "nothing_dropped() or set(key for key, value in report['dropped'].items() if value) == {'timed_calls'}" || exit 1; done; done

// A scope's destructor ends its region when an exception passes. A region around the try block
// continues in and after the handler.
#include <vais_profiler.h>
static volatile int sink;
#define NOINLINE __attribute__((noinline))
struct Scope {
  __attribute__((always_inline)) Scope() { vais_profiler_region_begin("scoped"); }
  __attribute__((always_inline)) ~Scope() { vais_profiler_region_end("scoped"); }
};
NOINLINE static void inside() { sink = 1; }
NOINLINE static void handle() { sink = 2; }
NOINLINE static void fail() {
  Scope scope;
  inside();
  throw 1;
}
int main() {
  for (int i = 0; i < 1000; i++) {
    vais_profiler_region_begin("around");
    try {
      fail();
    } catch (int) {
      handle();
    }
    vais_profiler_region_end("around");
    handle();
  }
}
