// RUN: env VAIS_PROFILER_PASS_OPTIONS='point=early;inline=on' %clang -O2 -S -emit-llvm %s -o - | FileCheck %s --implicit-check-not='@vais_profiler_record_enter('

// Hooks that were inserted before optimisation are inlined after it, so that they hinder it no more
// than calls do.

// CHECK-LABEL: define {{.*}} @outer(
// CHECK:         @vais_profiler_record_enter_slowly({{.*}} @vais_profiler_function.outer
// CHECK:         @vais_profiler_record_enter_slowly({{.*}} @vais_profiler_function.inner
static int inner(int n) { return n + 1; }
int outer(int n) { return inner(n); }
