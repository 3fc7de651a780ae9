// REQUIRES: lto
// RUN: %enter
// RUN: for lto in full thin; do \
// RUN:   %plain-clang -O2 -flto=$lto -fpass-plugin=%lib/vais-profiler-pass-%llvm.so %s %same-lld %lib/libvais_profiler.a -o $lto && \
// RUN:   %to=$lto.vprof ./$lto && %expect $lto.vprof -- "calls('step') == 1000" "all_calls() == 1001" || exit 1; done

// Works without the wrapper, too, whether or not clang tells the linker about the plugin.
static volatile int sum;
__attribute__((noinline)) static void step(int n) { sum += n; }
int main(void) {
  for (int i = 0; i < 1000; i++)
    step(i);
  return 0;
}
