; RUN: %opt -passes='vais-profiler<print-plan;functions=main|mill_*>' -disable-output %s 2>&1 | FileCheck %s
; RUN: %opt -passes='vais-profiler<print-plan;functions=main;functions=mill_*>' -disable-output %s 2>&1 | FileCheck %s
; RUN: %opt -passes='vais-profiler<functions=main|mill_*>,verify' -S %s | FileCheck %s --check-prefix=IR

; Globs match whole names; several are separated by | or given one by one.

; CHECK:      main: instrumented
; CHECK-NEXT: mill_grind: instrumented
; CHECK-NEXT: windmill_turn: not instrumented: not among functions=main|mill_*
; IR-LABEL: define void @main(
; IR:         call ptr @vais_profiler_record_enter(
; IR-LABEL: define void @windmill_turn(
; IR-NEXT:    ret void
define void @main() {
  ret void
}
define void @mill_grind() {
  ret void
}
define void @windmill_turn() {
  ret void
}
