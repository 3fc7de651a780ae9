// REQUIRES: x86-64
// RUN: %enter && build() { name=$1; shift; %clang "$@" %s -o $name || exit 1; } && \
// RUN: build sections -O2 -ffunction-sections -fdata-sections -Wl,--gc-sections && build plt -O2 -fno-plt && \
// RUN: build protected -O2 -fcf-protection=full && build fixed -O2 -fno-pic -no-pie && build fixed0 -O0 -fno-pic -no-pie && \
// RUN: build debug -O2 -g && build debug0 -O0 -g && build size -Oz && build frames -O2 -fno-omit-frame-pointer && \
// RUN: build semantic -O2 -fPIC -fsemantic-interposition && build stripped -O2 -s && \
// RUN: for program in sections plt protected fixed fixed0 debug debug0 size frames semantic stripped; do \
// RUN:   bash %S/Inputs/in-all-ways.sh "%expect" ./$program -- "edge('main', 'outer') == 1000" "edge('outer', 'inner') == 1000" \
// RUN:   "edge('outer', 'shown') == 1000" "all_calls() == 3001" "nothing_dropped()" || exit 1; done
// RUN: nm sections > names.txt && grep -q "outer" names.txt && ! grep unused names.txt
// RUN: %clang -O2 -DLIBRARY -shared %s -o library.so && %clang -O2 -DPROGRAM %s ./library.so -o program && \
// RUN:   bash %S/Inputs/in-all-ways.sh "%expect" ./program -- "edge('main', 'outer') == 1000" "edge('outer', 'inner') == 1000" \
// RUN:   "edge('outer', 'shown') == 1000" "all_calls() == 3001" "nothing_dropped()"

// Bodies and the runtime are found however code is compiled and linked.
#define NOINLINE __attribute__((noinline))
int outer(int n, int a, int b, int c, int d, int e, int f);
#ifndef PROGRAM
static volatile int sink;
NOINLINE static int inner(int n) { return sink = n + 1; }
NOINLINE int shown(int n) { return sink = n + 2; }
NOINLINE int unused(int n) { return inner(n); }
NOINLINE int outer(int n, int a, int b, int c, int d, int e, int f) { return inner(n) + shown(n) + a + b + c + d + e + f; }
#endif
#ifndef LIBRARY
int main(void) {
  int right = 0;
  for (int n = 0; n < 1000; n++)
    right += outer(n, 1, 2, 3, 4, 5, 6) == 2 * n + 3 + 21;
  return right != 1000;
}
#endif
