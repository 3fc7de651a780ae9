// RUN: %enter && for level in 0 2; do %clang -O$level -g %s -o a$level && bash %S/Inputs/in-all-ways.sh "%expect" ./a$level -- \
// RUN:   "[edge('few', name) for name in ('f0', 'f1', 'f2')] == [500] * 3" \
// RUN:   "[edge('several', f'f{i}') for i in range(8)] == [500] * 8" \
// RUN:   "[edge('too_many', f'f{i}') for i in range(10)] == [500] * 10" \
// RUN:   "edge('other', 'f0') == 500" "edge('other', 'f1') == 500" "edge('other', '?') == 0" \
// RUN:   "edge('deeper', 'deeper') == 60" "edge('deeper', 'f1') == 30" "edge('deeper', 'f2') == 31" \
// RUN:   "edge('handle', 'f3') == 1000" "edge('raises', 'handle') == 1000" "report['dropped'].get('calls', 0) == 0" || exit 1; done
// RUN: VAIS_PROFILER_OPTIONS=output=a.vprof ./a0 && %profiler report a.vprof --format callgrind -o a.callgrind
// RUN: %python %S/Inputs/calls-at-places.py a.callgrind %s few=1500 several=4000 too_many=507

// A call by pointer that calls several functions in turn enters their bodies, so that their calls are known by
// line. If there are more than eight, only those of the first one do (and those that found that out).
#include <signal.h>
#define NOINLINE __attribute__((noinline))
#define UNSEEN __attribute__((noinline, annotate("vais_profiler_never")))
typedef int Operation(int);
static volatile int sink;
#define FUNCTION(number) NOINLINE static int f##number(int n) { return sink = n + number; }
FUNCTION(0) FUNCTION(1) FUNCTION(2) FUNCTION(3) FUNCTION(4) FUNCTION(5) FUNCTION(6) FUNCTION(7) FUNCTION(8) FUNCTION(9)
UNSEEN static int unseen(int n) { return sink = n - 1; }
static Operation *volatile all[] = {f0, f1, f2, f3, f4, f5, f6, f7, f8, f9};

NOINLINE static int few(int i) {
  return all[i % 3](i) - i; // calls few
}
NOINLINE static int several(int i) {
  return all[i % 8](i) - i; // calls several
}
NOINLINE static int too_many(int i) {
  return all[i % 10](i) - i; // calls too_many
}

// What is not instrumented may come first, in between, and leave the register of contexts alone.
NOINLINE static int other(int i) {
  Operation *volatile chosen[] = {unseen, f0, unseen, f1};
  return chosen[i % 4](i) - i;
}

NOINLINE static int deeper(int n);
static Operation *volatile recursive[] = {f1, deeper, f2};
NOINLINE static int deeper(int n) {
  const int below = n ? recursive[1](n - 1) : 0;
  return below + (recursive[n % 2 ? 0 : 2](0) > 0);
}

// A handler that calls at a site at which the program may just be calling.
NOINLINE static void handle(int number) { sink = all[3](number); }
NOINLINE static void raises(void) {
  raise(SIGUSR1);
  sink = 7;
}

int main(void) {
  int right = 0;
  signal(SIGUSR1, handle);
  for (int i = 0; i < 1500; ++i)
    right += few(i) == i % 3;
  for (int i = 0; i < 4000; ++i)
    right += several(i) == i % 8;
  for (int i = 0; i < 5000; ++i)
    right += too_many(i) == i % 10;
  for (int i = 0; i < 2000; ++i)
    right += other(i) == (i % 2 ? i % 4 / 2 : -1);
  right += deeper(60) == 61;
  for (int i = 0; i < 1000; ++i)
    raises();
  return right != 1500 + 4000 + 5000 + 2000 + 1;
}
