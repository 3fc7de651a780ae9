// RUN: %clang -O0 -S -emit-llvm %s -o - | FileCheck %s
// RUN: %clang -O2 -g -c %s -o %t.o
// RUN: llvm-nm %t.o | FileCheck %s --check-prefix=OBJECT

// The host runtime of Vais programs is C: it is instrumented in the same way, and what comes
// out assembles.

// CHECK-LABEL: define {{.*}} @make(
// CHECK:         call {{.*}} @vais_profiler_record_enter(
// CHECK:         call {{.*}} @malloc(
// CHECK:         call void @vais_profiler_record_malloc(
// CHECK:         call void @vais_profiler_record_exit(
// OBJECT-DAG: w __ehdr_start
// OBJECT-DAG: U vais_profiler_hooks_4
// OBJECT-DAG: U vais_profiler_record_enter
void *malloc(unsigned long);
void *make(unsigned long size) { return malloc(size); }
