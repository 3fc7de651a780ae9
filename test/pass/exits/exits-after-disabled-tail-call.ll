; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s %no-other-hooks

; With -fno-optimize-sibling-calls, no call becomes a jump unless it must, and the callee belongs
; below its caller.

; CHECK-LABEL: define i64 @caller()
; CHECK-NEXT:    call ptr @vais_profiler_record_enter(
; CHECK-NEXT:    %r = tail call i64 @callee()
; CHECK-NEXT:    call void @vais_profiler_record_exit(
; CHECK-NEXT:    ret i64 %r
define i64 @caller() "disable-tail-calls"="true" {
  %r = tail call i64 @callee()
  ret i64 %r
}

declare i64 @callee()
