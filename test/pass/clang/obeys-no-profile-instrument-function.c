// RUN: %clang -O0 -S -emit-llvm %s -o - | FileCheck %s

// The attribute of C that keeps entry counters out keeps hooks out as well.

// CHECK-LABEL: define {{.*}}@left_alone(
// CHECK-NOT:     vais_profiler_record
// CHECK-LABEL: define {{.*}}@instrumented(
// CHECK:         call {{.*}}@vais_profiler_record_enter(
__attribute__((no_profile_instrument_function)) void left_alone(void) {}
void instrumented(void) { left_alone(); }
