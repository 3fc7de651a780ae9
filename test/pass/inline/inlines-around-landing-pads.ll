; RUN: %opt -passes='vais-profiler<inline=on>,verify' -S %s | FileCheck %s --implicit-check-not='@vais_profiler_record_enter('

; Exits before a resume and before a return are inlined; the resume hook stays a call.

; CHECK-LABEL: define void @f(
; CHECK:         call ptr @vais_profiler_record_enter_slowly(
; CHECK:         invoke void @g()
; CHECK:         landingpad
; CHECK:         call void @vais_profiler_record_resume(
; CHECK-COUNT-2: call void @vais_profiler_record_exit_timed(
; CHECK-NOT:     call void @vais_profiler_record_exit(
define void @f() personality ptr @__gxx_personality_v0 {
  invoke void @g() to label %done unwind label %pad
pad:
  %caught = landingpad { ptr, i32 } cleanup
  resume { ptr, i32 } %caught
done:
  ret void
}
declare void @g()
declare i32 @__gxx_personality_v0(...)
