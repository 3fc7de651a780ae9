; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s

; The cast that an invoke's result needs is beside the hook, at the normal destination.

; CHECK-LABEL: define void @make()
; CHECK:         %p = invoke i64* @_Znwm(i64 8)
; CHECK:       done:
; CHECK-NEXT:    %[[P:.*]] = bitcast i64* %p to i8*
; CHECK-NEXT:    call void @vais_profiler_record_malloc(i8* %[[P]], i64 8)
define void @make() personality i8* bitcast (i32 (...)* @__gxx_personality_v0 to i8*) {
  %p = invoke i64* @_Znwm(i64 8) to label %done unwind label %pad
done:
  ret void
pad:
  %l = landingpad { i8*, i32 } cleanup
  unreachable
}

declare i64* @_Znwm(i64)
declare i32 @__gxx_personality_v0(...)
