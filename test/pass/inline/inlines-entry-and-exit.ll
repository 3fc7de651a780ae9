; RUN: %opt -passes='vais-profiler<inline=on>,verify' -S %s | FileCheck %s --implicit-check-not='{{define|declare}} {{.*}}@vais_profiler_record_{{enter|exit}}('

; The fast path is in the function itself, and what it leaves to the runtime are calls. Nothing of
; the definitions of the hooks remains.

; CHECK-LABEL: define i64 @leaf(
; CHECK:         load i32, ptr {{.*}}@vais_profiler_switches
; CHECK:         load atomic i64, ptr @vais_profiler_function.leaf monotonic
; CHECK:         call void asm "addq $1, $0"
; CHECK:         call ptr @vais_profiler_record_enter_slowly(ptr {{.*}}@vais_profiler_function.leaf)
; CHECK:         call ptr @vais_profiler_record_time_call(
; CHECK:         [[TOKEN:%.*]] = phi ptr
; CHECK:         mul i64
; CHECK:         store ptr [[TOKEN]]
; CHECK:         notail call void @vais_profiler_record_exit_timed(ptr {{.*}}[[TOKEN]])
; CHECK:         ret i64
define i64 @leaf(i64 %n) {
  %r = mul i64 %n, 42
  ret i64 %r
}
