; RUN: %opt -passes='vais-profiler<inline=on>,verify' -S %s | FileCheck %s

; A module that defines a hook itself keeps its definition and the calls of it.

; CHECK-LABEL: define ptr @vais_profiler_record_enter(
; CHECK-NEXT:    ret ptr null
; CHECK-LABEL: define void @f(
; CHECK:         [[TOKEN:%.*]] = call ptr @vais_profiler_record_enter(
; CHECK:         call void @vais_profiler_record_exit_timed(ptr {{.*}}[[TOKEN]])
define ptr @vais_profiler_record_enter(ptr %function) {
  ret ptr null
}
define void @f() {
  ret void
}
