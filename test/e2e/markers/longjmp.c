// RUN: %enter && for level in 0 2; do %clang -O$level -I%include %s -o a$level || exit 1; for time in sampled exact; do \
// RUN:   %to=$level-$time.vprof:time=$time ./a$level && \
// RUN:   %expect $level-$time.vprof -- "edge('main', 'around') == 1000" "edge('around', 'jump') == 1000" "edge('jump', 'left') == 1000" \
// RUN:     "edge('around', 'inside') == 1000" "edge('main', 'outside') == 1000" "report['dropped']['left_regions'] == 1000" \
// RUN:     "report['dropped']['unbalanced_ends'] == 0" "report['dropped']['calls'] == 0" || exit 1; done; done

// A longjmp ends the regions of the functions that it jumps over, and no others.
#include <setjmp.h>
#include <vais_profiler.h>
static jmp_buf place;
static volatile int sink;
#define NOINLINE __attribute__((noinline))
NOINLINE static void jump(void) {
  vais_profiler_region_begin("left");
  sink = 1;
  longjmp(place, 1);
}
NOINLINE static void inside(void) { sink = 2; }
NOINLINE static void outside(void) { sink = 3; }
int main(void) {
  for (volatile int i = 0; i < 1000; i++) {
    vais_profiler_region_begin("around");
    if (setjmp(place) == 0)
      jump();
    inside();
    vais_profiler_region_end("around");
    outside();
  }
  return 0;
}
