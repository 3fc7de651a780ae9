// RUN: env VAIS_PROFILER_PASS_OPTIONS='point=early;inline=off' %clang -O2 -S -emit-llvm %s -o - | FileCheck %s

// Before optimisation every function still exists, and inlining takes its hooks along.

// CHECK-LABEL: define {{.*}} @outer(
// CHECK:         call {{.*}} @vais_profiler_record_enter({{.*}} @vais_profiler_function.outer
// CHECK:         call {{.*}} @vais_profiler_record_enter({{.*}} @vais_profiler_function.inner
static int inner(int n) { return n + 1; }
int outer(int n) { return inner(n); }
