; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s %no-other-hooks

; A call that is not marked `tail` belongs to the function, whatever follows it.

; CHECK-LABEL: define i64 @plain(
; CHECK:         call ptr @vais_profiler_record_enter(
; CHECK-NEXT:    %r = call i64 @get(i64 %n)
; CHECK-NEXT:    call void @vais_profiler_record_exit(
; CHECK-NEXT:    ret i64 %r
define i64 @plain(i64 %n) {
  %r = call i64 @get(i64 %n)
  ret i64 %r
}

; CHECK-LABEL: define i64 @never(
; CHECK:         call ptr @vais_profiler_record_enter(
; CHECK-NEXT:    %r = notail call i64 @get(i64 %n)
; CHECK-NEXT:    call void @vais_profiler_record_exit(
define i64 @never(i64 %n) {
  %r = notail call i64 @get(i64 %n)
  ret i64 %r
}

declare i64 @get(i64)
