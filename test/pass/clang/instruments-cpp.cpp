// RUN: %clangxx -O0 -S -emit-llvm %s -o - | FileCheck %s
// RUN: %clangxx -O2 -g -c %s -o %t.o
// RUN: llvm-nm %t.o | FileCheck %s --check-prefix=OBJECT

// Exceptions and allocations of C++ go through landing pads, invokes and mangled names; the
// descriptor of an inline function is weak, as the function is.

// CHECK-DAG: @vais_profiler_function._ZN3BoxC2Ev = linkonce_odr hidden global
// CHECK-LABEL: define {{.*}} @_Z4makev(
// CHECK:         call {{.*}} @vais_profiler_record_enter(
// CHECK:         {{call|invoke}} {{.*}} @_Znwm(
// CHECK:         call void @vais_profiler_record_malloc(
// CHECK:         landingpad
// CHECK:         call void @vais_profiler_record_resume(
// CHECK:         call void @vais_profiler_record_free(
// OBJECT: V vais_profiler_function._ZN3BoxC2Ev
void work();
struct Box {
  __attribute__((noinline)) Box() { work(); }
};
Box *make() {
  try {
    return new Box();
  } catch (...) {
    return nullptr;
  }
}
