// RUN: %clangxx -O0 -S -emit-llvm %s -o - | FileCheck %s
// RUN: %clangxx -O2 -g -c %s -o %t.o
// RUN: llvm-nm %t.o | FileCheck %s --check-prefix=OBJECT

// Exceptions and allocations of C++ use landing pads, invokes and mangled names. The descriptor of
// an inline function is weak, like the function, and so is its body.

// CHECK-DAG: @vais_profiler_function._ZN3BoxC2Ev = linkonce_odr hidden global
// CHECK:       define internal {{.*}} @_Z4makev.body({{.*}} nest %[[SELF:[0-9a-z_]+]])
// CHECK:         invoke {{.*}} @_Znwm(
// CHECK:         call void @vais_profiler_record_malloc(
// CHECK:         %[[SLOT:.*]] = getelementptr i8, {{.*}} %[[SELF]], i64 -64
// CHECK-NEXT:    invoke void @_ZN3BoxC2Ev.body({{.*}} nest %[[SLOT]])
// CHECK:         landingpad
// CHECK:         call void @vais_profiler_record_resumed({{.*}} %[[SELF]])
// CHECK:         landingpad
// CHECK:         call void @vais_profiler_record_resumed({{.*}} %[[SELF]])
// CHECK:         call void @vais_profiler_record_free(
// CHECK-LABEL: define dso_local {{.*}} @_Z4makev()
// CHECK-SAME:    {{.*}} prologue {{.*}}@vais_profiler_by_name 
// CHECK-LABEL: define linkonce_odr hidden void @_ZN3BoxC2Ev.body({{.*}} comdat($vais_profiler_function._ZN3BoxC2Ev)
// OBJECT-DAG: V vais_profiler_function._ZN3BoxC2Ev
// OBJECT-DAG: W _ZN3BoxC2Ev.body
void work();
struct Box {
  int made = 0;
  __attribute__((noinline)) Box() {
    work();
    made = 1;
  }
};
Box *make() {
  try {
    return new Box();
  } catch (...) {
    return nullptr;
  }
}
