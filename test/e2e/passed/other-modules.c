// REQUIRES: x86-64
// RUN: %enter && compile() { %clang "$@" -DMAIN -c %s -o main.o && %clang "$@" -DMIDDLE -c %s -o middle.o && \
// RUN:   %clang "$@" -DLAST -c %s -o last.o; }
// RUN: for how in "-O0" "-O2" "-O2 -fno-pic" "-O2 -fno-plt" "-O2 -ffunction-sections" "-O2 -fcf-protection=full" "-O2 -fPIC -fvisibility=hidden"; do \
// RUN:   rm -f liball.a && compile $how && ar rcs liball.a middle.o last.o || exit 1; \
// RUN:   pie=$(case "$how" in *no-pic*) echo -no-pie;; esac) && %clang $pie -Wl,--gc-sections main.o liball.a -o a && \
// RUN:   test "$(nm a | sed -n 's/ . middle.passed$//p')" = "$(nm a | sed -n 's/ . middle.body$//p')" && \
// RUN:   bash %S/Inputs/in-all-ways.sh "%expect" ./a -- "edge('main', 'middle') == 1000" "edge('middle', 'last') == 1000" \
// RUN:     "edge('last', 'middle') == 2000" "edge('main', 'sum') == 1000" "edge('sum', 'first_name') == 1000" \
// RUN:     "edge('main', 'same') == 1000" "all_calls() == 7001" "nothing_dropped()" || exit 1; done

// Calls between modules are counted where they are, however the modules are compiled and linked,
// and whether the callee has a body or not: `last` takes a variable number of arguments,
// `last_of_all` has several names, `middle` is called back by `last`, and `same` by the C library,
// which finds its caller to be the current context.

// RUN: compile -O2 -fPIC && %clang -shared middle.o last.o -o liball.so && %clang main.o ./liball.so -o b && \
// RUN:   bash %S/Inputs/in-all-ways.sh "%expect" ./b -- "edge('main', 'middle') == 1000" "edge('last', 'middle') == 2000" "all_calls() == 7001"

// What is replaced when the program is loaded stays so: this executable defines the library's
// function itself. Code that is not instrumented may stand between.
// RUN: %clang -O2 -DMAIN -DOWN_MIDDLE %s ./liball.so -o c && %to=c.vprof ./c && %expect c.vprof -- \
// RUN:   "edge('main', 'middle') == 1000" "edge('middle', 'last') == 0" "edge('last', 'middle') == 0" "all_calls() == 4001"
// RUN: %plain-clang -O2 -DMIDDLE -c %s -o middle.o && %clang -O2 -DLAST -c %s -o last.o && %clang -O2 -DMAIN %s middle.o last.o -o d && \
// RUN:   bash %S/Inputs/in-all-ways.sh "%expect" ./d -- "calls('middle') == 0" "edge('main', 'last') == 1000" "all_calls() == 3001"

#include <search.h>
#include <stdarg.h>
int middle(int depth, double half, int a, int b, int c, int d, int e, int f);
int last(int depth, ...);
int last_of_all(int n);
int sum(int n);
#if defined MAIN
#ifdef OWN_MIDDLE
static volatile int sink;
__attribute__((noinline)) int middle(int depth, double half, int a, int b, int c, int d, int e, int f) {
  return sink = 2 * (a + b + c + d + e + f);
}
#endif
static int same(const void *a, const void *b) { return *(const int *)a - *(const int *)b; }
int main(void) {
  int right = 0;
  size_t count = 1;
  for (int n = 0; n < 1000; n++)
    right += middle(1, 0.5, 1, 2, 3, 4, 5, 6) == 42 && sum(n) == n + 1 &&
             lfind(&n, &n, &count, sizeof n, same) == &n;
  return right != 1000;
}
#elif defined MIDDLE
int middle(int depth, double half, int a, int b, int c, int d, int e, int f) {
  return (int)(2 * half * (depth > 0 ? last(depth, 0.5) : a + b + c + d + e + f));
}
int sum(int n) { return last_of_all(n) + 1; }
#elif defined LAST
int last(int depth, ...) {
  va_list list;
  va_start(list, depth);
  const double half = va_arg(list, double);
  va_end(list);
  return middle(depth - 1, half, 1, 2, 3, 4, 5, 6) + middle(depth - 1, half, 1, 2, 3, 4, 5, 6);
}
int first_name(int n) { return n; }
int last_of_all(int n) __attribute__((alias("first_name")));
#endif
