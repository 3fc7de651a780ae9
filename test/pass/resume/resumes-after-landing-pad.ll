; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s %no-other-hooks

; A caught exception skipped the exits of every function that it passed through: the function that
; catches makes its own context current again.

; CHECK-LABEL: define i64 @catches()
; CHECK:         %[[TOKEN:.*]] = call ptr @vais_profiler_record_enter(ptr @vais_profiler_function.catches)
; CHECK:       fine:
; CHECK-NEXT:    call void @vais_profiler_record_exit(ptr %[[TOKEN]])
; CHECK:       caught:
; CHECK-NEXT:    landingpad
; CHECK-NEXT:      catch ptr null
; CHECK-NEXT:    call void @vais_profiler_record_resume(ptr @vais_profiler_function.catches, ptr %[[TOKEN]])
; CHECK-NEXT:    call void @vais_profiler_record_exit(ptr %[[TOKEN]])
; CHECK-NEXT:    ret i64 1
define i64 @catches() personality ptr @__gxx_personality_v0 {
  invoke void @work() to label %fine unwind label %caught
fine:
  ret i64 0
caught:
  %pad = landingpad { ptr, i32 } catch ptr null
  ret i64 1
}

declare void @work()
declare i32 @__gxx_personality_v0(...)
