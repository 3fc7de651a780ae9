; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s %no-other-hooks

; Nothing may stand between a musttail call and its ret, so that the function is left before the
; call; a ret elsewhere has an exit of its own.

; CHECK-LABEL: define i64 @loop(
; CHECK:         call ptr @vais_profiler_record_enter(
; CHECK:       done:
; CHECK-NEXT:    call void @vais_profiler_record_exit(
; CHECK-NEXT:    ret i64 %n
; CHECK:       more:
; CHECK-NEXT:    %next = sub i64 %n, 1
; CHECK-NEXT:    call void @vais_profiler_record_exit(
; CHECK-NEXT:    %r = musttail call i64 @loop(i64 %next)
; CHECK-NEXT:    ret i64 %r
define i64 @loop(i64 %n) {
  %end = icmp eq i64 %n, 0
  br i1 %end, label %done, label %more
done:
  ret i64 %n
more:
  %next = sub i64 %n, 1
  %r = musttail call i64 @loop(i64 %next)
  ret i64 %r
}
