// RUN: %enter && %clang -O1 %s -o a && %to=a.vprof ./a && %profiler export --format symbol-order a.vprof >first && printf 'main\nstart\nseldom\noften\n' | diff - first
// RUN: %profiler export --format symbol-order --by heat a.vprof -o heat && head -1 heat | grep -qx often && ! %profiler export --format symbol-order --weight 2 a.vprof 2>said && grep -q "expected neither --phase nor --weight" said
// RUN: %plain-clang -O1 -ffunction-sections -fuse-ld=lld -Wl,--symbol-ordering-file=first %s -o b && nm -n b | grep -E " T (main|start|seldom|often)$" | sed 's/.* //' | diff - first

// The order of functions by their first calls, or by their calls, is one that lld takes.
// REQUIRES: lto-by-lld
__attribute__((noinline)) void often(void) { __asm__ volatile(""); }
__attribute__((noinline)) void never(void) { __asm__ volatile("nop"); }
__attribute__((noinline)) void seldom(void) { __asm__ volatile("nop;nop"); }
__attribute__((noinline)) void start(void) { __asm__ volatile("nop;nop;nop"); }
int main(int argc, char **argv) {
  start();
  seldom();
  for (int i = 0; i < 9; i++)
    often();
  if (argc > 7)
    never();
  return argv[0] == 0;
}
