; RUN: %opt -passes='vais-profiler<print-plan;min_instructions=3>' -disable-output %s 2>&1 | FileCheck %s
; RUN: %opt -passes='vais-profiler<print-plan;min_instructions=0>' -disable-output %s 2>&1 | FileCheck %s --check-prefix=ALL --implicit-check-not='not instrumented'

; Recording a short function costs more than the function does; one with a loop may run for long.

; CHECK:      short: not instrumented: size 2 below min_instructions=3, no loop
; CHECK-NEXT: long_enough: instrumented
; CHECK-NEXT: loops: instrumented
; ALL: short: instrumented
define i64 @short(i64 %n) {
  %a = add i64 %n, 1
  ret i64 %a
}
define i64 @long_enough(i64 %n) {
  %a = add i64 %n, 1
  %b = add i64 %a, 1
  ret i64 %b
}
define void @loops() {
  br label %again
again:
  br label %again
}
