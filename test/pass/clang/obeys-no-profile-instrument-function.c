// RUN: %clang -O0 -S -emit-llvm %s -o - | FileCheck %s

// The attribute of C that keeps entry counters out keeps hooks out as well, and leaves the function in one part.

// CHECK-NOT:   @left_alone.body
// CHECK-LABEL: define {{.*}}@left_alone(
// CHECK-NOT:     vais_profiler_
// CHECK-LABEL: define {{.*}}@instrumented.body(
// CHECK:         call void @left_alone()
// CHECK-LABEL: define {{.*}}@instrumented(
// CHECK:         call {{.*}}@vais_profiler_record_enter_slowly(
// CHECK:         call void @instrumented.body(
__attribute__((no_profile_instrument_function)) void left_alone(void) {}
void instrumented(void) { left_alone(); }
