; RUN: %opt -passes='vais-profiler<print-plan>,verify' -disable-output %s 2>&1 | FileCheck %s --check-prefix=PLAN
; RUN: %leaves-untouched

; A hook that called hooks would never return.

; PLAN: vais_profiler_record_mine: not instrumented: part of the profiler
; PLAN: vais_profiler_start: not instrumented: part of the profiler
define void @vais_profiler_record_mine() {
  ret void
}
define void @"\01vais_profiler_start"() {
  ret void
}
