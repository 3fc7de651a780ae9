; RUN: %opt -passes='vais-profiler<exits=unwind>,verify' -S %s | FileCheck %s %no-other-hooks

; CHECK-LABEL: define i64 @calls() {{.*}}personality i32 (...)* @__gcc_personality_v0
; CHECK-NEXT:    %[[TOKEN:.*]] = call i8* @vais_profiler_record_enter(
; CHECK-NEXT:    %[[A:.*]] = invoke i64 @work()
; CHECK-NEXT:      to label %[[NEXT:.*]] unwind label %[[UNWIND:.*]]
; CHECK:       [[NEXT]]:
; CHECK-NEXT:    call void @vais_profiler_record_exit(i8* %[[TOKEN]])
; CHECK-NEXT:    ret i64 %[[A]]
; CHECK:       [[UNWIND]]:
; CHECK-NEXT:    %[[PAD:.*]] = landingpad { i8*, i32 }
; CHECK-NEXT:      cleanup
; CHECK-NEXT:    call void @vais_profiler_record_exit(i8* %[[TOKEN]])
; CHECK-NEXT:    resume { i8*, i32 } %[[PAD]]
define i64 @calls() {
  %a = call i64 @work()
  ret i64 %a
}
declare i64 @work()
