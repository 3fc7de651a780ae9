; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s

; A volatile store is an event of the function, and a store through a pointer may trap in it.

; CHECK-LABEL: define void @volatile(
; CHECK-NEXT:    %n.addr = alloca i64
; CHECK-NEXT:    call ptr @vais_profiler_record_enter(
; CHECK-NEXT:    store volatile i64 %n, ptr %n.addr
define void @volatile(i64 %n) {
  %n.addr = alloca i64
  store volatile i64 %n, ptr %n.addr
  ret void
}

; CHECK-LABEL: define void @through_pointer(
; CHECK-NEXT:    call ptr @vais_profiler_record_enter(
; CHECK-NEXT:    store i64 %n, ptr %out
define void @through_pointer(i64 %n, ptr %out) {
  store i64 %n, ptr %out
  ret void
}
