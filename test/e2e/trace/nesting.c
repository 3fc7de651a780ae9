// RUN: %enter && for level in 0 2; do %clang -O$level %s -o a$level && %profiler run --mode=trace -o $level.vprof -- ./a$level 2> said.txt && \
// RUN:   grep "^Mode *mode=trace, time=exact" said.txt && %profiler replay $level.vprof > $level.txt && \
// RUN:   %calls < $level.txt | FileCheck %s && FileCheck %s --check-prefix=WAIT < $level.txt || exit 1; done
// RUN: %expect 0.vprof -- "calls('leaf') == 3" "edge('main', 'outer') == 2" "edge('outer', 'leaf') == 2" "nothing_dropped()" \
// RUN:   "report['program']['time_mode'] == 'exact'" "edge(None, 'main') == 1"
// RUN: %profiler replay 0.vprof --depth 2 | %calls | FileCheck %s --check-prefix=DEPTH
// RUN: %profiler replay 0.vprof --min-duration 290ms | FileCheck %s --check-prefix=LONG --implicit-check-not=leaf
// RUN: %profiler replay 0.vprof --from 1000s | not grep .
// RUN: %profiler replay 0.vprof --moments -o moments.txt && grep -m 1 -v "│ *~ " moments.txt | grep -E "^ +[0-9]+\.[0-9]{6} +[0-9]+ │ main"
// RUN: not %profiler replay a0 2>&1 | grep "expected a profile, found another kind of file"
// RUN: %to=plain.vprof ./a0 && not %profiler replay plain.vprof 2>&1 | grep "plain.vprof: expected a trace"

// A trace shows calls as they happened: who called whom, in which order, and how long each took. A
// call that made none takes one line. The thread may lose the processor anywhere, which is shown,
// too ("~"). The sums in a report of the trace are what a profile would count.
#include <unistd.h>
static volatile int sink;
__attribute__((noinline)) static void leaf(void) { sink++; }
__attribute__((noinline)) static void outer(int wait) {
  leaf();
  if (wait)
    usleep((unsigned)wait);
  sink++;
}
int main(void) {
  outer(0);
  outer(300000);
  leaf();
  return 0;
}
// CHECK:      {{^ +[0-9]+}} │ main() {
// CHECK:      │   outer() {
// CHECK:      {{s +[0-9]+}} │     leaf();
// CHECK:      {{s +[0-9]+}} │   } /* outer */
// CHECK:      │   outer() {
// CHECK:      │     leaf();
// CHECK:      {{[0-9]{3} ms +[0-9]+|[0-9] s +[0-9]+}} │   } /* outer */
// CHECK:      │   leaf();
// CHECK:      {{[0-9]{3} ms +[0-9]+|[0-9] s +[0-9]+}} │ } /* main */
// WAIT:       outer() {
// WAIT:       outer() {
// WAIT:       │     ~ {{[0-9]{3} ms|[0-9.]+ s}} off the processor
// WAIT:       } /* outer */
// DEPTH:      main() {
// DEPTH-NEXT: outer();
// DEPTH-NEXT: outer();
// DEPTH-NEXT: leaf();
// DEPTH-NEXT: } /* main */
// LONG:       main() {
// LONG:       outer();
// LONG-NEXT:  } /* main */
