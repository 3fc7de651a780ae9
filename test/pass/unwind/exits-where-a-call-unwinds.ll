; RUN: %opt -passes='vais-profiler<exits=unwind>,verify' -S %s | FileCheck %s %no-other-hooks
; RUN: %opt -passes='vais-profiler<exits=unwind;print-plan>' -disable-output %s 2>&1 | FileCheck %s --check-prefix=PLAN

; An exception that leaves the function through a call is intercepted, in one place for all calls of
; the function.

; PLAN: calls: instrumented, 1 exit, 0 resume points, 0 allocation sites, 2 unwinds
; CHECK-LABEL: define i64 @calls() {{.*}}personality ptr @__gcc_personality_v0
; CHECK-NEXT:    %[[TOKEN:.*]] = call ptr @vais_profiler_record_enter(
; CHECK-NEXT:    %[[A:.*]] = invoke i64 @work()
; CHECK-NEXT:      to label %[[NEXT:.*]] unwind label %[[UNWIND:.*]]
; CHECK:       [[NEXT]]:
; CHECK-NEXT:    invoke void @more()
; CHECK-NEXT:      to label %[[LAST:.*]] unwind label %[[UNWIND]]
; CHECK:       [[LAST]]:
; CHECK-NEXT:    call void @quiet()
; CHECK-NEXT:    call void @vais_profiler_record_exit(ptr %[[TOKEN]])
; CHECK-NEXT:    ret i64 %[[A]]
; CHECK:       [[UNWIND]]:
; CHECK-NEXT:    %[[PAD:.*]] = landingpad { ptr, i32 }
; CHECK-NEXT:      cleanup
; CHECK-NEXT:    call void @vais_profiler_record_exit(ptr %[[TOKEN]])
; CHECK-NEXT:    resume { ptr, i32 } %[[PAD]]
define i64 @calls() {
  %a = call i64 @work()
  call void @more()
  call void @quiet() nounwind
  ret i64 %a
}
declare i64 @work()
declare void @more()
declare void @quiet()
