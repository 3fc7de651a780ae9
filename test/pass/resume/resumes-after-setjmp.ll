; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s %no-other-hooks

; setjmp returns a second time from deep within: the context is made current after each return,
; before anything else happens.

; CHECK-LABEL: define i32 @recovers(
; CHECK:         %[[TOKEN:.*]] = call ptr @vais_profiler_record_enter(ptr @vais_profiler_function.recovers)
; CHECK-NEXT:    %r = call i32 @_setjmp(ptr %buffer)
; CHECK-NEXT:    call void @vais_profiler_record_resume(ptr @vais_profiler_function.recovers, ptr %[[TOKEN]])
; CHECK-NEXT:    call void @vais_profiler_record_exit(ptr %[[TOKEN]])
; CHECK-NEXT:    ret i32 %r
define i32 @recovers(ptr %buffer) {
  %r = call i32 @_setjmp(ptr %buffer) returns_twice
  ret i32 %r
}

declare i32 @_setjmp(ptr)
