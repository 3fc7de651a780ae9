// REQUIRES: lto
// RUN: %enter
// RUN: %clang -O2 -flto=thin -c %s -o a.o && %clang -O2 -flto=thin -DOTHER -c %s -o b.o
// RUN: %clang -O2 -flto=thin %same-lld -Wl,--thinlto-index-only a.o b.o -o index
// RUN: for unit in a b; do %clang -O2 -x ir $unit.o -fthinlto-index=$unit.o.thinlto.bc -c -o $unit.native.o || exit 1; done
// RUN: %clang a.native.o b.native.o -o program && %to=program.vprof ./program
// RUN: %expect program.vprof -- "calls('main') == 1" "calls('step') == 1000" "edge('main', 'step') == 1000" \
// RUN:   "calls('twice') == 1000" "edge('step', 'twice') == 1000" "all_calls() == 2001" "nothing_dropped()"

// Distributed link-time optimisation: the compiler runs a second time on each module, with the
// linker's summary. What is instrumented already, or is imported instrumented, stays as it is.
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
