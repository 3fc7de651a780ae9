; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s %no-other-hooks

; An exception that passes through a function's cleanup leaves the function: after the cleanup and
; before unwinding continues.

; CHECK-LABEL: define void @guarded()
; CHECK:         %[[TOKEN:.*]] = call ptr @vais_profiler_record_enter(ptr @vais_profiler_function.guarded)
; CHECK:       done:
; CHECK-NEXT:    call void @vais_profiler_record_exit(ptr %[[TOKEN]])
; CHECK-NEXT:    ret void
; CHECK:       cleanup:
; CHECK-NEXT:    %pad = landingpad { ptr, i32 }
; CHECK-NEXT:      cleanup
; CHECK-NEXT:    call void @vais_profiler_record_resume(ptr @vais_profiler_function.guarded, ptr %[[TOKEN]])
; CHECK-NEXT:    call void @close()
; CHECK-NEXT:    call void @vais_profiler_record_exit(ptr %[[TOKEN]])
; CHECK-NEXT:    resume { ptr, i32 } %pad
define void @guarded() personality ptr @__gxx_personality_v0 {
  invoke void @work() to label %done unwind label %cleanup
done:
  ret void
cleanup:
  %pad = landingpad { ptr, i32 } cleanup
  call void @close()
  resume { ptr, i32 } %pad
}

declare void @work()
declare void @close()
declare i32 @__gxx_personality_v0(...)
