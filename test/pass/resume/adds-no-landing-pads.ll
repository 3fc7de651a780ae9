; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s --implicit-check-not=landingpad --implicit-check-not=invoke

; A function without landing pads gets none: its callers restore the context when an exception
; passes through.

; CHECK-LABEL: define void @passes_through()
; CHECK:         call void @may_throw()
; CHECK-NEXT:    call void @vais_profiler_record_exit(
; CHECK-NEXT:    ret void
define void @passes_through() {
  call void @may_throw()
  ret void
}

declare void @may_throw()
