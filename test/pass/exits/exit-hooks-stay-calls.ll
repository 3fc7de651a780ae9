; RUN: %opt -passes='vais-profiler,tailcallelim,verify' -S %s | FileCheck %s

; The optimiser may run after the pass. An exit hook that is reached by a jump would not run in the
; frame in which the entry hook ran.

; CHECK-LABEL: define void @work()
; CHECK:         notail call void @vais_profiler_record_exit(
; CHECK-NEXT:    ret void
define void @work() {
  ret void
}
