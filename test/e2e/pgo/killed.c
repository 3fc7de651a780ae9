// RUN: %enter && cp %s a.c && %clang -O2 --vais-profiler-pgo a.c -o ours && %plain-clang -O2 -fprofile-generate a.c -o llvm
// RUN: %to=a.vprof %ends-with 137 ./ours && env LLVM_PROFILE_FILE=a.profraw %ends-with 137 ./llvm && ! test -s a.profraw
// RUN: %profiler export --format proftext a.vprof | tr '\n' ' ' | grep -q "^# IR level Instrumentation Flag :ir .*odd # Func Hash: [0-9]* # Num Counters: [0-9]* # Counter Values: .*3333"
// RUN: %profiler export a.vprof -o a.profdata && %clang -O2 --vais-profiler-use=a.profdata -Rpass-missed=vais-profiler a.c -o used 2>said && ! test -s said
// RUN: ! nm used | grep vais_profiler && rm a.vprof && %ends-with 137 ./used && ! ls | grep vprof

// A program that is killed in training has a profile by which clang optimises; with LLVM's own
// runtime it has none. What is optimised is not instrumented.
#include <signal.h>
static volatile int sum;
__attribute__((noinline)) static void odd(int n) {
  if (n % 3 == 0)
    sum += n;
  else
    sum ^= n;
}
int main(void) {
  for (int i = 0; i < 9999; i++)
    odd(i);
  raise(SIGKILL);
  return 0;
}
