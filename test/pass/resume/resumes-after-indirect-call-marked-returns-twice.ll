; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s %no-other-hooks

; The attribute may be at the call alone, or at a callee of another type than the call.

; CHECK-LABEL: define i32 @indirect(
; CHECK-NEXT:    call ptr @vais_profiler_record_enter(
; CHECK-NEXT:    %a = call i32 %unknown(ptr %p)
; CHECK-NEXT:    call void @vais_profiler_record_resume(
; CHECK-NEXT:    %b = call i64 @checkpoint(ptr %p)
; CHECK-NEXT:    call void @vais_profiler_record_resume(
; CHECK-NEXT:    call void @vais_profiler_record_exit(
define i32 @indirect(ptr %unknown, ptr %p) {
  %a = call i32 %unknown(ptr %p) returns_twice
  %b = call i64 @checkpoint(ptr %p)
  ret i32 %a
}

declare i32 @checkpoint(ptr) returns_twice
