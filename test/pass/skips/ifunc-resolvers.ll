; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s
; RUN: %opt -passes='vais-profiler<print-plan>,verify' -disable-output %s 2>&1 | FileCheck %s --check-prefix=PLAN

; A resolver runs inside the dynamic linker, before hooks can be called; the functions from which it
; chooses are ordinary.

@sum = ifunc i64 (), ptr @resolve

; CHECK-LABEL: define ptr @resolve()
; CHECK-NEXT:    ret ptr @sum_fast
define ptr @resolve() {
  ret ptr @sum_fast
}

; CHECK-LABEL: define i64 @sum_fast()
; CHECK-NEXT:    call ptr @vais_profiler_record_enter(
define i64 @sum_fast() {
  ret i64 1
}

; PLAN: resolve: not instrumented: ifunc resolver
; PLAN: sum_fast: instrumented
