; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s

; Everything that the direct engine makes is optnone: it is profiled like all other code and stays
; optnone.

; CHECK-LABEL: define i64 @slow()
; CHECK-SAME:    #[[ATTRIBUTES:[0-9]+]]
; CHECK-NEXT:    call ptr @vais_profiler_record_enter(
; CHECK-NEXT:    call void @vais_profiler_record_exit(
; CHECK-NEXT:    ret i64 1
define i64 @slow() noinline optnone {
  ret i64 1
}

; CHECK: attributes #[[ATTRIBUTES]] = { noinline optnone "vais-profiler"="instrumented" }
