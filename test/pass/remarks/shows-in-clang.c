// RUN: %clang -O1 -c %s -o %t.o -Rpass=vais-profiler -Rpass-missed=vais-profiler 2>&1 | FileCheck %s

// Clang shows remarks at the definition of the function, even without -g.

// CHECK: shows-in-clang.c:[[@LINE+1]]:{{.*}} remark: answer instrumented: 1 exit, 0 allocation sites [-Rpass=vais-profiler]
int answer(void) { return 42; }
// CHECK: shows-in-clang.c:[[@LINE+1]]:{{.*}} remark: quiet not instrumented: attribute {{.*}} [-Rpass-missed=vais-profiler]
__attribute__((no_instrument_function, disable_sanitizer_instrumentation)) int quiet(void) { return 1; }
