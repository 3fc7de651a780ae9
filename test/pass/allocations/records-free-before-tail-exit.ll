; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s %no-other-hooks

; A musttail free is recorded while the function's context is still current, because nothing may
; follow the call.

; CHECK-LABEL: define void @drop(
; CHECK-NEXT:    call ptr @vais_profiler_record_enter(
; CHECK-NEXT:    call void @vais_profiler_record_free(ptr %p)
; CHECK-NEXT:    call void @vais_profiler_record_exit(
; CHECK-NEXT:    musttail call void @free(ptr %p)
; CHECK-NEXT:    ret void
define void @drop(ptr %p) {
  musttail call void @free(ptr %p)
  ret void
}

declare void @free(ptr)
