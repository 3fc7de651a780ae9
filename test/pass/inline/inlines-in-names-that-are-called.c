// REQUIRES: x86-64
// RUN: for level in 0 2; do %clang -O$level -S -emit-llvm %s -o - | FileCheck %s || exit 1; done
// RUN: env VAIS_PROFILER_PASS_OPTIONS=inline=on %clang -O0 -S -emit-llvm %s -o - | FileCheck %s --check-prefix=ON
// RUN: %clang -O2 -fPIC -S -emit-llvm %s -o - | FileCheck %s --check-prefix=ON

// Hooks are inlined in the name of a function whose address the module uses, and where other
// modules cannot enter the body. Otherwise hardly anything calls the name.

// CHECK-LABEL: define {{.*}}@unused(
// CHECK:         call {{.*}}@vais_profiler_record_enter(
// CHECK:         call {{.*}}@unused.body(
// CHECK:         call {{.*}}@vais_profiler_record_exit(
// ON-LABEL:    define {{.*}}@unused(
// ON:            call {{.*}}@vais_profiler_record_enter_slowly(
int unused(int n) { return n + 1; }
// CHECK-LABEL: define {{.*}}@pointed_at(
// CHECK:         call {{.*}}@vais_profiler_record_enter_slowly(
int pointed_at(int n) { return n + 2; }
// CHECK-LABEL: define {{.*}}@replaceable(
// CHECK:         call {{.*}}@vais_profiler_record_enter_slowly(
__attribute__((weak)) int replaceable(int n) { return n + 3; }
// CHECK-LABEL: define {{.*}}@called(
// CHECK:         call {{.*}}@vais_profiler_record_enter(
int called(int n) { return n + 4; }
int (*pointer)(int) = pointed_at;
int calls(int n) { return called(n) + called(n); }
