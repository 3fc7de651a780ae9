; RUN: %opt -passes='vais-profiler<calls=passed;inline=off>,verify' -S %s | FileCheck %s

; Each of 64 call sites has a slot; a function with more has one for each callee, in the order in
; which they are first called.
target triple = "x86_64-unknown-linux-gnu"

; CHECK-DAG: @vais_profiler_function.some = {{.*}} i32 64, i32 0, i32 {{[0-9]+}} }, align 8
; CHECK-DAG: @vais_profiler_function.many = {{.*}} i32 2, i32 0, i32 {{[0-9]+}} }, align 8
; CHECK-LABEL: define internal void @some.body(
; CHECK:         getelementptr i8, ptr %0, i64 -64
; CHECK:         getelementptr i8, ptr %0, i64 -96
; CHECK:         getelementptr i8, ptr %0, i64 -2080
; CHECK-NEXT:    call void @odd.body(
; CHECK-NEXT:    ret void
; CHECK-LABEL: define internal void @many.body(
; CHECK-COUNT-32: getelementptr i8, ptr %0, i64 -64
; CHECK:          getelementptr i8, ptr %0, i64 -64
; CHECK-NEXT:     call void @even.body(
; CHECK-NOT:      getelementptr
; CHECK:          ret void
define void @some() {
  call void @even()
  call void @odd()
  call void @even()
  call void @odd()
  call void @even()
  call void @odd()
  call void @even()
  call void @odd()
  call void @even()
  call void @odd()
  call void @even()
  call void @odd()
  call void @even()
  call void @odd()
  call void @even()
  call void @odd()
  call void @even()
  call void @odd()
  call void @even()
  call void @odd()
  call void @even()
  call void @odd()
  call void @even()
  call void @odd()
  call void @even()
  call void @odd()
  call void @even()
  call void @odd()
  call void @even()
  call void @odd()
  call void @even()
  call void @odd()
  call void @even()
  call void @odd()
  call void @even()
  call void @odd()
  call void @even()
  call void @odd()
  call void @even()
  call void @odd()
  call void @even()
  call void @odd()
  call void @even()
  call void @odd()
  call void @even()
  call void @odd()
  call void @even()
  call void @odd()
  call void @even()
  call void @odd()
  call void @even()
  call void @odd()
  call void @even()
  call void @odd()
  call void @even()
  call void @odd()
  call void @even()
  call void @odd()
  call void @even()
  call void @odd()
  call void @even()
  call void @odd()
  call void @even()
  call void @odd()
  ret void
}
define void @many() {
  call void @even()
  call void @odd()
  call void @even()
  call void @odd()
  call void @even()
  call void @odd()
  call void @even()
  call void @odd()
  call void @even()
  call void @odd()
  call void @even()
  call void @odd()
  call void @even()
  call void @odd()
  call void @even()
  call void @odd()
  call void @even()
  call void @odd()
  call void @even()
  call void @odd()
  call void @even()
  call void @odd()
  call void @even()
  call void @odd()
  call void @even()
  call void @odd()
  call void @even()
  call void @odd()
  call void @even()
  call void @odd()
  call void @even()
  call void @odd()
  call void @even()
  call void @odd()
  call void @even()
  call void @odd()
  call void @even()
  call void @odd()
  call void @even()
  call void @odd()
  call void @even()
  call void @odd()
  call void @even()
  call void @odd()
  call void @even()
  call void @odd()
  call void @even()
  call void @odd()
  call void @even()
  call void @odd()
  call void @even()
  call void @odd()
  call void @even()
  call void @odd()
  call void @even()
  call void @odd()
  call void @even()
  call void @odd()
  call void @even()
  call void @odd()
  call void @even()
  call void @odd()
  call void @even()
  call void @odd()
  call void @even()
  ret void
}
define void @even() {
  ret void
}
define void @odd() {
  ret void
}
