; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s %no-other-hooks

; The attribute may be at the callee, which may have any name.

; CHECK-LABEL: define i32 @marked(
; CHECK:         call ptr @vais_profiler_record_enter(
; CHECK-NEXT:    %r = tail call i32 @checkpoint(ptr %buffer)
; CHECK-NEXT:    call void @vais_profiler_record_resume(ptr @vais_profiler_function.marked, ptr
; CHECK-NEXT:    call void @vais_profiler_record_exit(
; CHECK-NEXT:    ret i32 %r
define i32 @marked(ptr %buffer) {
  %r = tail call i32 @checkpoint(ptr %buffer)
  ret i32 %r
}

declare i32 @checkpoint(ptr) returns_twice
