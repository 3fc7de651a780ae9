; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s %no-other-hooks

; An allocation is recorded when its address is known, with the requested size.

; CHECK-LABEL: define ptr @make(
; CHECK:         call ptr @vais_profiler_record_enter(
; CHECK-NEXT:    %p = call ptr @malloc(i64 %n)
; CHECK-NEXT:    call void @vais_profiler_record_malloc(ptr %p, i64 %n)
; CHECK-NEXT:    store i64 %n, ptr %p
; CHECK-NEXT:    call void @vais_profiler_record_exit(
define ptr @make(i64 %n) {
  %p = call ptr @malloc(i64 %n)
  store i64 %n, ptr %p
  ret ptr %p
}

declare ptr @malloc(i64)

; CHECK: declare void @vais_profiler_record_malloc(ptr, i64)
