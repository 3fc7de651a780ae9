; RUN: %opt -passes='vais-profiler<exits=unwind>,verify' -S %s | FileCheck %s

; A pad that catches some types also stops the other exceptions, records the exit and resumes them;
; one that catches or cleans up after all of them stays as it is.

; CHECK-LABEL: define void @catches_some()
; CHECK:         %[[TOKEN:.*]] = call ptr @vais_profiler_record_enter(
; CHECK:         %pad = landingpad { ptr, i32 }
; CHECK-NEXT:      cleanup
; CHECK-NEXT:      catch ptr @_ZTIi
; CHECK-NEXT:    %[[SELECTOR:.*]] = extractvalue { ptr, i32 } %pad, 1
; CHECK-NEXT:    %[[PASSES:.*]] = icmp eq i32 %[[SELECTOR]], 0
; CHECK-NEXT:    br i1 %[[PASSES]], label %[[LEAVE:.*]], label %[[CAUGHT:.*]]
; CHECK:       [[LEAVE]]:
; CHECK-NEXT:    call void @vais_profiler_record_exit(ptr %[[TOKEN]])
; CHECK-NEXT:    resume { ptr, i32 } %pad
; CHECK:       [[CAUGHT]]:
; CHECK-NEXT:    call void @vais_profiler_record_resume({{.*}}, ptr %[[TOKEN]])
; CHECK-NEXT:    call void @vais_profiler_record_exit(ptr %[[TOKEN]])
; CHECK-NEXT:    ret void
define void @catches_some() personality ptr @__gxx_personality_v0 {
  invoke void @work() to label %fine unwind label %caught
fine:
  ret void
caught:
  %pad = landingpad { ptr, i32 } catch ptr @_ZTIi
  ret void
}
; CHECK-LABEL: define void @catches_all()
; CHECK:         landingpad { ptr, i32 }
; CHECK-NEXT:      catch ptr null
; CHECK-NEXT:    call void @vais_profiler_record_resume(
define void @catches_all() personality ptr @__gxx_personality_v0 {
  invoke void @work() to label %fine unwind label %caught
fine:
  ret void
caught:
  %pad = landingpad { ptr, i32 } catch ptr null
  ret void
}
declare void @work()
declare i32 @__gxx_personality_v0(...)
@_ZTIi = external constant ptr
