// REQUIRES: lto-by-lld
// RUN: %enter && for lto in full thin; do %clang -O2 -flto=$lto -fuse-ld=lld -DOTHER -c %s -o other.o && \
// RUN:   %clang -O2 -flto=$lto -fuse-ld=lld %s other.o -o a && %to=$lto.vprof ./a && \
// RUN:   %expect $lto.vprof -- "calls('other') == 100" "edge('main', 'other') == 100" "calls('main') == 1" || exit 1; done

// With link-time optimisation every function is instrumented once, wherever it ends up.
#ifdef OTHER
static volatile int sink;
__attribute__((noinline)) void other(void) { sink++; }
#else
void other(void);
int main(void) {
  for (int i = 0; i < 100; i++)
    other();
  return 0;
}
#endif
