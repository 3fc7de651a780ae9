; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s %no-other-hooks

; A free is recorded before the call, even if it is an invoke: no edge is split for it.

; CHECK-LABEL: define void @drop(
; CHECK:         call ptr @vais_profiler_record_enter(
; CHECK-NEXT:    call void @vais_profiler_record_free(ptr %p)
; CHECK-NEXT:    invoke void @_ZdlPv(ptr %p)
; CHECK-NEXT:      to label %done unwind label %pad
; CHECK:         call void @vais_profiler_record_exit(
; CHECK:         call void @vais_profiler_record_resume(
define void @drop(ptr %p) personality ptr @__gxx_personality_v0 {
  invoke void @_ZdlPv(ptr %p) to label %done unwind label %pad
done:
  ret void
pad:
  %l = landingpad { ptr, i32 } cleanup
  unreachable
}

declare void @_ZdlPv(ptr)
declare i32 @__gxx_personality_v0(...)
