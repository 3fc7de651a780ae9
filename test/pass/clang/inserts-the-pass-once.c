// RUN: env VAIS_PROFILER_PASS_OPTIONS=print-plan %clang -O0 -c %s -o %t.late.o 2>&1 | FileCheck %s --implicit-check-not=answer:
// RUN: env VAIS_PROFILER_PASS_OPTIONS='print-plan;point=early' %clang -O0 -c %s -o %t.early.o 2>&1 | FileCheck %s --implicit-check-not=answer:

// The pass runs at only one of the two points. The plan is printed through clang, too.

// CHECK: answer: instrumented, 1 exit, 0 resume points, 0 allocation sites
int answer(void) { return 42; }
