// RUN: %enter && cp %s a.c && %clang -O2 -static --vais-profiler-pgo a.c -o a && %to=a.vprof:sandbox=on ./a && %profiler export --format proftext a.vprof | grep -qx 1234
// REQUIRES: static

// A static program that says that it enters a sandbox counts its control flow, too.
__attribute__((noinline)) static void work(volatile int n) {
  while (n > 0)
    n--;
}
int main(void) {
  work(1234);
  return 0;
}
