// RUN: %clang -O0 -S -emit-llvm %s -o - | FileCheck %s
// RUN: %clang -O2 -g -c %s -o %t.o
// RUN: llvm-nm %t.o | FileCheck %s --check-prefix=OBJECT
// RUN: env VAIS_PROFILER_PASS_OPTIONS=calls=hooks %clang -O0 -S -emit-llvm %s -o - | FileCheck %s --check-prefix=HOOKS

// The host runtime of Vais programs is written in C. It is instrumented in the same way, and the
// result can be assembled.

// CHECK-LABEL: define internal {{.*}} @make.body(
// CHECK:         call {{.*}} @malloc(
// CHECK:         call void @vais_profiler_record_malloc(
// CHECK-NOT:     @vais_profiler_record_
// CHECK-LABEL: define {{.*}} @make(
// CHECK-SAME:    {{.*}} prologue {{.*}}@vais_profiler_by_name 
// HOOKS-LABEL: define {{.*}} @make(
// HOOKS:         call {{.*}} @vais_profiler_record_enter(
// HOOKS:         call {{.*}} @malloc(
// HOOKS:         call void @vais_profiler_record_malloc(
// HOOKS:         call void @vais_profiler_record_exit(
// OBJECT-DAG: w __ehdr_start
// OBJECT-DAG: U vais_profiler_hooks_5
// OBJECT-DAG: U vais_profiler_record_by_name
// OBJECT-DAG: U vais_profiler_record_site_slowly
// OBJECT-DAG: t make.body
// OBJECT-DAG: T make
void *malloc(unsigned long);
void *make(unsigned long size) { return malloc(size); }
