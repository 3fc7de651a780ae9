// RUN: %enter && %clang -O1 -I%include %s -o a && %to=a.vprof:mode=trace ./a
// RUN: %profiler replay a.vprof | %calls | sed 's/.*│ //' | FileCheck %s
// RUN: %expect a.vprof -- "calls('turn') == 2" "edge('turn', 'inner') == 2" "edge('inner', 'work') == 2" "calls('left') == 1" \
// RUN:   "report['counters'][0]['count'] == 2" "report['marks'][0]['count'] == 2" "report['dropped']['left_regions'] == 1" \
// RUN:   "report['dropped']['unbalanced_ends'] == 1"

// CHECK: main() {
// CHECK-NEXT: turn() {
// CHECK-NEXT: * half
// CHECK-NEXT: * load = 0.5
// CHECK-NEXT: inner() {
// CHECK-NEXT: work();
// CHECK-NEXT: } /* inner */
// CHECK-NEXT: } /* turn */
// CHECK: * load = 1.5
// CHECK: leave() {
// CHECK-NEXT: left(); /* left by longjmp or an exception */
// CHECK: work();
// CHECK-NEXT: } /* main */

// In a trace, regions are calls, and marks and counters are moments. A region that a jump left and
// an end without a region do no harm.
#include <setjmp.h>
#include <vais_profiler.h>
static volatile int sink;
static jmp_buf out;
__attribute__((noinline)) static void work(void) { sink = 1; }
__attribute__((noinline)) static void leave(void) {
  vais_profiler_region_begin("left");
  longjmp(out, 1);
}
int main(void) {
  for (int i = 0; i < 2; i++) {
    vais_profiler_region_begin("turn");
    vais_profiler_mark("half");
    vais_profiler_counter("load", i + 0.5);
    vais_profiler_region_begin("inner");
    work();
    vais_profiler_region_end("inner");
    vais_profiler_region_end("turn");
  }
  if (!setjmp(out))
    leave();
  work();
  vais_profiler_region_end("nothing");
  return 0;
}
