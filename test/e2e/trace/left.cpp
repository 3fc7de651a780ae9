// RUN: %enter && for level in 0 2; do %clangxx -O$level %s -o a && %to=$level.vprof:mode=trace ./a && \
// RUN:   %expect $level.vprof -- "calls('dive') == 10000" "edge('jumps', 'after') == 1000" "edge('catches', 'after') == 1000" \
// RUN:     "edge('main', 'catches') == 1000" "edge('dive', 'dive') == 8000" "nothing_dropped()" || exit 1; \
// RUN:   %profiler replay $level.vprof > a.txt && grep -c "left by longjmp or an exception" a.txt | grep -x 10000 && \
// RUN:   grep -cE "│     after(\(\);|\(\) \{)" a.txt | grep -x 2000 && ! grep "no end known" a.txt || exit 1; done

// Calls that longjmp and exceptions leave end at that moment in a trace, and what is called next is
// called from where they arrive, even if a function in between is the same one.
#include <csetjmp>
static jmp_buf place;
static volatile int sink;
#define NOINLINE __attribute__((noinline))
NOINLINE static void dive(int n, bool jumps) {
  if (n == 0 && jumps)
    longjmp(place, 1);
  if (n == 0)
    throw 1;
  dive(n - 1, jumps);
  sink = 1;
}
NOINLINE static void after(const char *) { sink = 2; }
NOINLINE static void jumps() {
  if (setjmp(place) == 0)
    dive(4, true);
  after("");
}
NOINLINE static void catches() {
  try {
    dive(4, false);
  } catch (int) {
    after("");
  }
}
int main() {
  for (int i = 0; i < 1000; i++) {
    jumps();
    catches();
  }
}
