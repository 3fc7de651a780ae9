; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s %no-other-hooks

; A call of an allocator that cannot be recorded is a call like any other.

; CHECK-LABEL: define ptr @strange()
; CHECK-NEXT:    call ptr @vais_profiler_record_enter(
; CHECK-NEXT:    call void @vais_profiler_record_exit(
; CHECK-NEXT:    %p = tail call ptr @malloc(i64 1, i64 2)
; CHECK-NEXT:    ret ptr %p
define ptr @strange() {
  %p = tail call ptr @malloc(i64 1, i64 2)
  ret ptr %p
}

declare ptr @malloc(i64, i64)
