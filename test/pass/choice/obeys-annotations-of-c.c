// RUN: env VAIS_PROFILER_PASS_OPTIONS='print-plan;exclude=*' %clang -O2 -c %s -o %t.o 2>&1 | FileCheck %s
// RUN: env VAIS_PROFILER_PASS_OPTIONS='print-plan;point=early' %clang -O2 -c %s -o %t.o 2>&1 | FileCheck %s

// Annotations still exist after optimisation, also with typed pointers.

// CHECK: always: instrumented
// CHECK: never: not instrumented: annotation vais_profiler_never
__attribute__((annotate("vais_profiler_always"))) int always(int n) { return n + 1; }
__attribute__((annotate("vais_profiler_never"))) int never(int n) { return n + 2; }
