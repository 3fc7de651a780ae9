; RUN: %assemble %s -o %t.bc
; RUN: %clang -O0 -S -emit-llvm %t.bc -o - | FileCheck %s

; Bitcode is an input like any other.

; CHECK-LABEL: define{{.*}} i64 @answer.body(
; CHECK-LABEL: define{{.*}} i64 @answer()
; CHECK-SAME:    {{.*}} prologue {{.*}}@vais_profiler_by_name
define i64 @answer() {
  ret i64 42
}
