; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s %no-other-hooks

; A failed realloc frees nothing. Old and new block are therefore recorded together, afterwards; but
; another thread may have the old address by then, so that the old block is taken out before.

; CHECK-LABEL: define ptr @grow(
; CHECK:         call ptr @vais_profiler_record_enter(
; CHECK-NEXT:    %[[FIRST:.*]] = call ptr @vais_profiler_record_reallocating(ptr %old)
; CHECK-NEXT:    %p = call ptr @realloc(ptr %old, i64 %n)
; CHECK-NEXT:    call void @vais_profiler_record_realloc(ptr %[[FIRST]], ptr %old, ptr %p, i64 %n)
; CHECK-NEXT:    %[[SECOND:.*]] = call ptr @vais_profiler_record_reallocating(ptr %p)
; CHECK-NEXT:    %q = call ptr @reallocarray(ptr %p, i64 %n, i64 24)
; CHECK-NEXT:    %[[BYTES:.*]] = mul i64 24, %n
; CHECK-NEXT:    call void @vais_profiler_record_realloc(ptr %[[SECOND]], ptr %p, ptr %q, i64 %[[BYTES]])
; CHECK-NEXT:    call void @vais_profiler_record_exit(
define ptr @grow(ptr %old, i64 %n) {
  %p = call ptr @realloc(ptr %old, i64 %n)
  %q = call ptr @reallocarray(ptr %p, i64 %n, i64 24)
  ret ptr %q
}

declare ptr @realloc(ptr, i64)
declare ptr @reallocarray(ptr, i64, i64)
