// REQUIRES: lto
// RUN: %enter
// RUN: for lto in full thin; do for point in late early; do export VAIS_PROFILER_PASS_OPTIONS=point=$point; \
// RUN:   %clang -O2 -flto=$lto -c %s -o a.o && %clang -O2 -flto=$lto -DOTHER -c %s -o b.o && \
// RUN:   %clang -O2 -flto=$lto %same-lld a.o b.o -o $lto-$point && %to=$lto-$point.vprof ./$lto-$point && \
// RUN:   %expect $lto-$point.vprof -- "calls('main') == 1" "calls('step') == 1000" "edge('main', 'step') == 1000" \
// RUN:     "calls('twice') == 1000" "edge('step', 'twice') == 1000" "all_calls() == 2001" "nothing_dropped()" || exit 1; done; done

// A module is instrumented once, when it is compiled, before the linker optimises. What the linker
// moves from one module into another takes its hooks along.
#ifdef OTHER
__attribute__((noinline)) int twice(int n) { return 2 * n; }
int step(int n) { return twice(n) + 1; }
#else
int step(int n);
int main(void) {
  volatile int sum = 0;
  for (int i = 0; i < 1000; i++)
    sum += step(i);
  return 0;
}
#endif
