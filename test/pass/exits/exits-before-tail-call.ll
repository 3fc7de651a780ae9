; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s %no-other-hooks

; A hook after a tail call would keep the frame alive and let a loop of tail calls overflow
; the stack: such a call is treated like musttail.

; CHECK-LABEL: define i64 @even(
; CHECK-NEXT:    %[[TOKEN:.*]] = call ptr @vais_profiler_record_enter(
; CHECK-NEXT:    call void @vais_profiler_record_exit(ptr %[[TOKEN]])
; CHECK-NEXT:    %r = tail call i64 @odd(i64 %n)
; CHECK-NEXT:    ret i64 %r
define i64 @even(i64 %n) {
  %r = tail call i64 @odd(i64 %n)
  ret i64 %r
}

; CHECK-LABEL: define void @forward(
; CHECK-NEXT:    %[[TOKEN:.*]] = call ptr @vais_profiler_record_enter(
; CHECK-NEXT:    call void @vais_profiler_record_exit(ptr %[[TOKEN]])
; CHECK-NEXT:    %ignored = tail call i64 @odd(i64 1)
; CHECK-NEXT:    ret void
define void @forward() {
  %ignored = tail call i64 @odd(i64 1)
  ret void
}

; CHECK-LABEL: define i64 @whatever(
; CHECK-NEXT:    call ptr @vais_profiler_record_enter(
; CHECK-NEXT:    call void @vais_profiler_record_exit(
; CHECK-NEXT:    %ignored = tail call i64 @odd(i64 1)
; CHECK-NEXT:    ret i64 undef
define i64 @whatever() {
  %ignored = tail call i64 @odd(i64 1)
  ret i64 undef
}

declare i64 @odd(i64)
