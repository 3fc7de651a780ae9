; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s %no-other-hooks

; Optimised code marks most calls `tail`: only a call whose result is returned unchanged can become
; a jump.

; CHECK-LABEL: define i64 @plus(
; CHECK:         call ptr @vais_profiler_record_enter(
; CHECK:         %r = tail call i64 @get(i64 %n)
; CHECK-NEXT:    %sum = add i64 %r, 1
; CHECK-NEXT:    call void @vais_profiler_record_exit(
; CHECK-NEXT:    ret i64 %sum
define i64 @plus(i64 %n) {
  %r = tail call i64 @get(i64 %n)
  %sum = add i64 %r, 1
  ret i64 %sum
}

; CHECK-LABEL: define i64 @other(
; CHECK:         call ptr @vais_profiler_record_enter(
; CHECK-NEXT:    %r = tail call i64 @get(i64 %n)
; CHECK-NEXT:    call void @vais_profiler_record_exit(
; CHECK-NEXT:    ret i64 0
define i64 @other(i64 %n) {
  %r = tail call i64 @get(i64 %n)
  ret i64 0
}

declare i64 @get(i64)
