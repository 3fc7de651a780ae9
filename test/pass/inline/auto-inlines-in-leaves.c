// RUN: env VAIS_PROFILER_PASS_OPTIONS=calls=hooks %clang -O1 -S -emit-llvm %s -o - | FileCheck %s
// RUN: env VAIS_PROFILER_PASS_OPTIONS=calls=hooks %clang -O3 -S -emit-llvm %s -o - | FileCheck %s
// RUN: env VAIS_PROFILER_PASS_OPTIONS=calls=hooks %clang -O0 -S -emit-llvm %s -o - | FileCheck %s --check-prefix=CALLS --implicit-check-not=vais_profiler_switches
// RUN: env VAIS_PROFILER_PASS_OPTIONS=inline=off %clang -O2 -S -emit-llvm %s -o - | FileCheck %s --check-prefix=CALLS --implicit-check-not=vais_profiler_switches

// In optimised code that calls hooks, they are inlined into functions that call nothing but
// themselves; those of malloc and free stand beside a call anyway.

// CHECK-LABEL: define {{.*}} @leaf(
// CHECK-NOT:     @vais_profiler_record_enter(
// CHECK:         @vais_profiler_record_enter_slowly(
// CHECK-LABEL: define {{.*}} @recursive(
// CHECK-NOT:     @vais_profiler_record_enter(
// CHECK:         @vais_profiler_record_enter_slowly(
// CHECK-LABEL: define {{.*}} @caller(
// CHECK:         @vais_profiler_record_enter(
// CHECK-LABEL: define {{.*}} @allocates(
// CHECK:         @vais_profiler_record_enter(
// CHECK:         load {{.*}}@vais_profiler_switches
// CHECK-DAG:     @vais_profiler_record_malloc_slowly(
// CHECK-DAG:     @vais_profiler_record_free_slowly(
// CHECK-NOT:     @vais_profiler_record_malloc(
// CHECK-NOT:     @vais_profiler_record_free(
// CALLS:         @vais_profiler_record_enter(
int leaf(int n) { return n * 7; }
int recursive(int n) { return n < 2 ? n : recursive(n - 1) + recursive(n - 2); }
int other(int n);
int caller(int n) { return other(n) + 1; }
void *malloc(unsigned long size);
void free(void *block);
void allocates(void **block, int n) { free(*block), *block = malloc(n); }
