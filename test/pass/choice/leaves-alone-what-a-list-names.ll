; RUN: split-file %s %t
; RUN: %opt -passes='vais-profiler<print-plan;list=%t/list>' -disable-output %t/module.ll 2>&1 | FileCheck %s
; RUN: %opt -passes='vais-profiler<print-plan;list=%t/other|%t/list>' -disable-output %t/module.ll 2>&1 | FileCheck %s --check-prefix=SECOND

; Entries outside of sections and in the profiler's own section count, those in other sections do
; not. The reason states file and line.

; CHECK:      noisy: not instrumented: excluded by list={{.*}}list:2
; CHECK-NEXT: mill_test: not instrumented: excluded by list={{.*}}list:6
; CHECK-NEXT: racy: instrumented
; SECOND:      noisy: not instrumented: excluded by list={{.*}}list:2
; SECOND-NEXT: mill_test: not instrumented: excluded by list={{.*}}other:1
; SECOND-NEXT: racy: instrumented
;--- list
# What the log does is of no interest.
fun:noisy
[thread]
fun:racy
[vais-profiler]
fun:mill_*
;--- other
fun:mill_test
;--- module.ll
define void @noisy() {
  ret void
}
define void @mill_test() {
  ret void
}
define void @racy() {
  ret void
}
