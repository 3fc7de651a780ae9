; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s %no-other-hooks

; If operator new throws there is no block: the hook is placed at the normal destination of the
; invoke, after the phis of that block.

; CHECK-LABEL: define ptr @make()
; CHECK:         call ptr @vais_profiler_record_enter(
; CHECK:         invoke ptr @_Znwm(i64 16)
; CHECK-NEXT:      to label %fine unwind label %pad
; CHECK:       fine:
; CHECK-NEXT:    %p = phi ptr [ %new, %0 ]
; CHECK-NEXT:    call void @vais_profiler_record_malloc(ptr %new, i64 16)
; CHECK-NEXT:    call void @vais_profiler_record_exit(
; CHECK-NEXT:    ret ptr %p
; CHECK:       pad:
; CHECK:         call void @vais_profiler_record_resume(
; CHECK-NEXT:    call void @vais_profiler_record_exit(
; CHECK-NEXT:    ret ptr null
define ptr @make() personality ptr @__gxx_personality_v0 {
  %new = invoke ptr @_Znwm(i64 16) to label %fine unwind label %pad
fine:
  %p = phi ptr [ %new, %0 ]
  ret ptr %p
pad:
  %l = landingpad { ptr, i32 } catch ptr null
  ret ptr null
}

declare ptr @_Znwm(i64)
declare i32 @__gxx_personality_v0(...)
