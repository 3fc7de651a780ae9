; RUN: %opt -passes='vais-profiler<print-plan;prelude=drop>' -disable-output %s 2>&1 | FileCheck %s
; RUN: %opt -passes='vais-profiler<print-plan>' -disable-output %s 2>&1 | FileCheck %s --check-prefix=KEEP --implicit-check-not='not instrumented'

; One word leaves out what the Vais compiler adds to every program; by default it is profiled like
; everything else. Closures belong to the program.

; CHECK:      __vais_str_concat: not instrumented: excluded by prelude=drop
; CHECK-NEXT: vais_list_trap: not instrumented: excluded by prelude=drop
; CHECK-NEXT: vais_user_main: instrumented
; CHECK-NEXT: tourist_trap: instrumented
; CHECK-NEXT: __vais_inline_closure0__apply: instrumented
; KEEP: __vais_str_concat: instrumented
; KEEP: tourist_trap: instrumented
define void @__vais_str_concat() {
  ret void
}
define void @vais_list_trap() {
  ret void
}
define void @vais_user_main() {
  ret void
}
define void @tourist_trap() {
  ret void
}
define void @__vais_inline_closure0__apply() {
  ret void
}
