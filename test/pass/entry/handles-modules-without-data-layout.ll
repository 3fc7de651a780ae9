; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s --implicit-check-not='target datalayout'

; The full engine states neither data layout nor triple, and clang adds them later: descriptors
; state their alignment themselves.

; CHECK: @vais_profiler_module = internal constant {{.*}}, align 8
; CHECK: @vais_profiler_function.answer = private global {{.*}}, align 8

; CHECK-LABEL: define i64 @answer()
; CHECK-NEXT:    call ptr @vais_profiler_record_enter(
define i64 @answer() {
  ret i64 42
}
