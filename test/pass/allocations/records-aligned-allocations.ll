; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s %no-other-hooks

; The alignment is the first operand of these and must not be taken for the size.

; CHECK-LABEL: define void @aligned(
; CHECK:         call ptr @vais_profiler_record_enter(
; CHECK-NEXT:    %a = call ptr @aligned_alloc(i64 64, i64 %n)
; CHECK-NEXT:    call void @vais_profiler_record_malloc(ptr %a, i64 %n)
; CHECK-NEXT:    %b = call ptr @memalign(i64 64, i64 %n)
; CHECK-NEXT:    call void @vais_profiler_record_malloc(ptr %b, i64 %n)
; CHECK-NEXT:    %c = call ptr @valloc(i64 %n)
; CHECK-NEXT:    call void @vais_profiler_record_malloc(ptr %c, i64 %n)
; CHECK-NEXT:    call void @vais_profiler_record_exit(
define void @aligned(i64 %n) {
  %a = call ptr @aligned_alloc(i64 64, i64 %n)
  %b = call ptr @memalign(i64 64, i64 %n)
  %c = call ptr @valloc(i64 %n)
  ret void
}

declare ptr @aligned_alloc(i64, i64)
declare ptr @memalign(i64, i64)
declare ptr @valloc(i64)
