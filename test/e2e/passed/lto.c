// REQUIRES: lto
// RUN: %enter && for lto in full thin; do for level in 0 2; do \
// RUN:   %clang -O$level -flto=$lto -c %s -o a.o && %clang -O$level -flto=$lto -DOTHER -c %s -o b.o && \
// RUN:   %clang -O$level -flto=$lto %same-lld a.o b.o -o $lto$level && bash %S/Inputs/in-all-ways.sh "%expect" ./$lto$level -- \
// RUN:   "edge('main', 'step') == 1000" "edge('step', 'own') == 1000" "edge('step', 'far') == 1000" "edge('far', 'near') == 1000" \
// RUN:   "edge('search', 'same') == 1000 and edge('search', 'own') == 1000" "all_calls() == 7001" "nothing_dropped()" || exit 1; done; done

// Optimisation by the linker leaves bodies, their arguments and their descriptors unchanged, even
// if it moves a name into another module. What is in no module of ours, and calls back, is called
// with its caller as the current context.
int far(int n, int a, int b, int c, int d, int e, int f);
#ifdef OTHER
__attribute__((noinline)) static int near(int n) { return 2 * n; }
int far(int n, int a, int b, int c, int d, int e, int f) { return near(n) + a + b + c + d + e + f; }
#else
#include <search.h>
__attribute__((noinline)) static int own(int n) { return n + 1; }
static int same(const void *a, const void *b) { return *(const int *)a - *(const int *)b; }
__attribute__((noinline)) static int search(int n) {
  size_t count = 1;
  const int next = own(n);
  return lfind(&next, &next, &count, sizeof next, same) == &next;
}
__attribute__((noinline)) static int step(int n) { return far(n, 1, 2, 3, 4, 5, 6) + own(n); }
int main(void) {
  int right = 0;
  for (int n = 0; n < 1000; n++)
    right += step(n) == 3 * n + 22 && search(n);
  return right != 1000;
}
#endif
