// REQUIRES: lto
// RUN: %enter && for lto in full thin; do for level in 0 2; do \
// RUN:   %clang -O$level -flto=$lto -c %s -o a.o && %clang -O$level -flto=$lto -DOTHER -c %s -o b.o && \
// RUN:   %clang -O$level -flto=$lto %same-lld a.o b.o -o $lto$level && bash %S/Inputs/in-all-ways.sh "%expect" ./$lto$level -- \
// RUN:   "edge('main', 'step') == 1000" "edge('step', 'own') == 1000" "edge('step', 'far') == 1000" "edge('far', 'near') == 1000" \
// RUN:   "all_calls() == 4001" "nothing_dropped()" || exit 1; done; done

// Optimisation by the linker leaves bodies, their arguments and their descriptors unchanged, even
// if it moves a name into another module.
int far(int n, int a, int b, int c, int d, int e, int f);
#ifdef OTHER
__attribute__((noinline)) static int near(int n) { return 2 * n; }
int far(int n, int a, int b, int c, int d, int e, int f) { return near(n) + a + b + c + d + e + f; }
#else
__attribute__((noinline)) static int own(int n) { return n + 1; }
__attribute__((noinline)) static int step(int n) { return far(n, 1, 2, 3, 4, 5, 6) + own(n); }
int main(void) {
  int right = 0;
  for (int n = 0; n < 1000; n++)
    right += step(n) == 3 * n + 22;
  return right != 1000;
}
#endif
