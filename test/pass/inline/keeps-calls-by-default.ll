; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s --implicit-check-not=vais_profiler_switches
; RUN: %opt -passes='vais-profiler<inline=off>,verify' -S %s | FileCheck %s --implicit-check-not=vais_profiler_switches
; RUN: env VAIS_PROFILER_PASS_OPTIONS=inline=on %opt -passes='vais-profiler<inline=off>,verify' -S %s | FileCheck %s --implicit-check-not=vais_profiler_switches

; Requested by its name, the pass inserts plain calls unless it is told to inline them.

; CHECK-LABEL: define void @f(
; CHECK:         call ptr @vais_profiler_record_enter(
; CHECK:         call void @vais_profiler_record_exit(
define void @f() {
  ret void
}
