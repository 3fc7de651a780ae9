// RUN: rm -rf %t && mkdir %t
// RUN: %clang -O1 -c %s -o %t/a.o -save-stats=obj
// RUN: FileCheck %s < %t/counts-for-statistics.stats

// What was done to a module is added to LLVM's statistics.

// CHECK-DAG: "vais-profiler.FunctionsInstrumented": 2
// CHECK-DAG: "vais-profiler.FunctionsLeftAlone": 1
// CHECK-DAG: "vais-profiler.Exits": 2
// CHECK-DAG: "vais-profiler.AllocationSitesRecorded": 1
void *malloc(unsigned long);
void *make(unsigned long size) { return malloc(size); }
int answer(void) { return 42; }
__attribute__((disable_sanitizer_instrumentation)) int quiet(void) { return 1; }
