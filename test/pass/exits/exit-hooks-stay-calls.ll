; RUN: %opt -passes='vais-profiler,tailcallelim,verify' -S %s | FileCheck %s

; The optimiser may come after the pass. An exit hook that was jumped to would not run in the
; frame that the entry hook ran in.

; CHECK-LABEL: define void @work()
; CHECK:         notail call void @vais_profiler_record_exit(
; CHECK-NEXT:    ret void
define void @work() {
  ret void
}
