; RUN: %opt -passes='vais-profiler<inline=on>,verify' -S %s | FileCheck %s

; The call and its return stay together, and the exit precedes them.

; CHECK-LABEL: define i64 @f(
; CHECK:         call void @vais_profiler_record_exit_timed(
; CHECK:         musttail call i64 @g(i64 %n)
; CHECK-NEXT:    ret i64
define i64 @f(i64 %n) {
  %r = musttail call i64 @g(i64 %n)
  ret i64 %r
}
declare i64 @g(i64)
