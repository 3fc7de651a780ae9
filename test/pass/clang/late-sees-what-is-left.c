// RUN: env VAIS_PROFILER_PASS_OPTIONS=inline=off %clang -O2 -S -emit-llvm %s -o - | FileCheck %s --implicit-check-not=vais_profiler_function.inner

// By default the pass runs after optimisation: an inlined function is part of its caller, and the
// profile is that of the program that actually runs.

// CHECK-LABEL: define {{.*}} @outer(
// CHECK:         call {{.*}} @vais_profiler_record_enter({{.*}} @vais_profiler_function.outer
static int inner(int n) { return n + 1; }
int outer(int n) { return inner(n); }
