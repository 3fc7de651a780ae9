; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s %no-other-hooks

; Resume points take descriptor and token without casts.

; CHECK-LABEL: define i32 @both(
; CHECK:         %[[TOKEN:.*]] = call i8* @vais_profiler_record_enter(
; CHECK-NEXT:    %r = call i32 @_setjmp(i64* %p)
; CHECK-NEXT:    call void @vais_profiler_record_resume(i8* bitcast ({{.*}} @vais_profiler_function.both to i8*), i8* %[[TOKEN]])
; CHECK:         call void @vais_profiler_record_exit(i8* %[[TOKEN]])
; CHECK:         landingpad
; CHECK-NEXT:      cleanup
; CHECK-NEXT:    call void @vais_profiler_record_resume(i8* bitcast ({{.*}} @vais_profiler_function.both to i8*), i8* %[[TOKEN]])
; CHECK-NEXT:    call void @vais_profiler_record_exit(i8* %[[TOKEN]])
; CHECK-NEXT:    resume
define i32 @both(i64* %p) personality i8* bitcast (i32 (...)* @__gxx_personality_v0 to i8*) {
  %r = call i32 @_setjmp(i64* %p)
  invoke void @work() to label %done unwind label %cleanup
done:
  ret i32 %r
cleanup:
  %pad = landingpad { i8*, i32 } cleanup
  resume { i8*, i32 } %pad
}

declare i32 @_setjmp(i64*)
declare void @work()
declare i32 @__gxx_personality_v0(...)
