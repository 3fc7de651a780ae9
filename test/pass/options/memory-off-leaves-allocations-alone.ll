; RUN: %opt -passes='vais-profiler<memory=off>,verify' -S %s | FileCheck %s %no-other-hooks

; Calls are still recorded, allocations are not.

; CHECK-LABEL: define ptr @make(
; CHECK-NEXT:    call ptr @vais_profiler_record_enter(
; CHECK-NEXT:    %p = call ptr @malloc(i64 %n)
; CHECK-NEXT:    call void @vais_profiler_record_exit(
define ptr @make(i64 %n) {
  %p = call ptr @malloc(i64 %n)
  ret ptr %p
}

declare ptr @malloc(i64)
