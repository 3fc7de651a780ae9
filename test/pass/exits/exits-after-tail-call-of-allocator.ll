; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s %no-other-hooks
; RUN: %opt -passes='vais-profiler<memory=off>,verify' -S %s | FileCheck %s --check-prefix=OFF

; What a function allocates by a tail call it allocates itself: the exit follows the recording of
; the allocation. If allocations are not recorded, it is a call like any other.

; CHECK-LABEL: define ptr @make(
; CHECK:         call ptr @vais_profiler_record_enter(
; CHECK-NEXT:    %p = tail call ptr @malloc(i64 %n)
; CHECK-NEXT:    call void @vais_profiler_record_malloc(ptr %p, i64 %n)
; CHECK-NEXT:    call void @vais_profiler_record_exit(
; CHECK-NEXT:    ret ptr %p

; OFF-LABEL: define ptr @make(
; OFF:         call void @vais_profiler_record_exit(
; OFF-NEXT:    %p = tail call ptr @malloc(i64 %n)
define ptr @make(i64 %n) {
  %p = tail call ptr @malloc(i64 %n)
  ret ptr %p
}

declare ptr @malloc(i64)
