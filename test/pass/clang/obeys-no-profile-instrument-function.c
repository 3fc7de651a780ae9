// RUN: %clang -O0 -S -emit-llvm %s -o - | FileCheck %s

// The C attribute that keeps entry counters out of a function also keeps it without hooks and whole.

// CHECK-NOT:   @left_alone.body
// CHECK-LABEL: define {{.*}}@left_alone(
// CHECK-NOT:     vais_profiler_
// CHECK-LABEL: define {{.*}}@instrumented.body(
// CHECK:         call void @left_alone()
// CHECK-LABEL: define {{.*}}@instrumented(
// CHECK-SAME:    {{.*}} prologue {{.*}}@vais_profiler_by_name 
__attribute__((no_profile_instrument_function)) void left_alone(void) {}
void instrumented(void) { left_alone(); }
