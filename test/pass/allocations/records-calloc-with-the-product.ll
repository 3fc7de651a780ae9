; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s %no-other-hooks

; calloc is given a number and a size. If their product overflows, calloc fails, and a null block
; has no size.

; CHECK-LABEL: define ptr @zeroed(
; CHECK:         call ptr @vais_profiler_record_enter(
; CHECK-NEXT:    %p = call ptr @calloc(i64 %count, i64 %size)
; CHECK-NEXT:    %[[BYTES:.*]] = mul i64 %size, %count
; CHECK-NEXT:    call void @vais_profiler_record_malloc(ptr %p, i64 %[[BYTES]])
; CHECK-NEXT:    call void @vais_profiler_record_exit(
define ptr @zeroed(i64 %count, i64 %size) {
  %p = call ptr @calloc(i64 %count, i64 %size)
  ret ptr %p
}

declare ptr @calloc(i64, i64)
