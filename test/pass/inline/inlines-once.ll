; RUN: %opt -passes='vais-profiler<inline=on>,verify' -S %s | %opt -passes='vais-profiler<inline=on>,verify' -S | FileCheck %s --implicit-check-not='{{define|declare}} {{.*}}@vais_profiler_record_{{enter|exit}}('
; RUN: %opt -passes='vais-profiler,vais-profiler<inline=on>,verify' -S %s | FileCheck %s

; A second run finds nothing left to do; hooks inserted by the first run can be inlined by it.

; CHECK-LABEL: define void @f(
; CHECK:         call ptr @vais_profiler_record_enter_slowly(
; CHECK:         call void @vais_profiler_record_exit_timed(
; CHECK-NOT:     call {{.*}} @vais_profiler_record_
define void @f() {
  ret void
}
