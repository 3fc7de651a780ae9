// RUN: %enter && for exits in normal unwind; do for level in 0 2; do \
// RUN:   env VAIS_PROFILER_PASS_OPTIONS=exits=$exits %clangxx -O$level %s -o $exits$level && bash %S/Inputs/in-all-ways.sh "%expect" ./$exits$level -- \
// RUN:   "edge('middle', 'thrower') == 1000" "edge('outer', 'middle') == 1000" "edge('middle', 'Guard::~Guard') == 1000" \
// RUN:   "edge('outer', 'handle') == 500" "edge('outer', 'after') == 1000" "edge('main', 'outer') == 1000" \
// RUN:   "edge('main', 'last') == 1" "edge('thrower', 'Bad::Bad') == 500" "report['dropped']['calls'] == 0" || exit 1; done; done

// Exceptions leave bodies, including those whose call is timed: cleanups and handlers run, with
// their arguments on the stack, and are attributed to the right function.
#define NOINLINE __attribute__((noinline))
static volatile int sink;
struct Bad {
  int value;
  NOINLINE explicit Bad(int n) : value(n) { sink = n; }
};
struct Guard {
  int *place;
  NOINLINE ~Guard() { ++*place; }
};
extern "C" {
NOINLINE int thrower(int n, long a, long b, long c, long d, long e, long f, long g) {
  if (n % 2)
    throw Bad(n);
  return n + static_cast<int>(a + b + c + d + e + f + g);
}
NOINLINE int middle(int n, int *cleanups) {
  Guard guard{cleanups};
  return thrower(n, 1, 2, 3, 4, 5, 6, 7) + 1;
}
NOINLINE void handle() { sink = 3; }
NOINLINE void after() { sink = 4; }
NOINLINE void last() { sink = 5; }
NOINLINE int outer(int n, int *cleanups) {
  int result = 0;
  try {
    result = middle(n, cleanups) == n + 29;
  } catch (const Bad &bad) {
    handle();
    result = bad.value == n;
  }
  after();
  return sink == 4 ? result : 0;
}
}
int main() {
  int right = 0, cleanups = 0;
  for (int n = 0; n < 1000; ++n)
    right += outer(n, &cleanups);
  last();
  return right != 1000 || cleanups != 1000;
}
