; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s %no-other-hooks

; A call may have another type than the function that it names: what counts are the operands that
; are actually passed.

; CHECK-LABEL: define i64 @mismatched(
; CHECK:         call ptr @vais_profiler_record_enter(
; CHECK-NEXT:    %p = call i64 @malloc(i32 %n)
; CHECK-NEXT:    %[[BLOCK:.*]] = inttoptr i64 %p to ptr
; CHECK-NEXT:    %[[SIZE:.*]] = zext i32 %n to i64
; CHECK-NEXT:    call void @vais_profiler_record_malloc(ptr %[[BLOCK]], i64 %[[SIZE]])
; CHECK-NEXT:    call void @vais_profiler_record_exit(
define i64 @mismatched(i32 %n) {
  %p = call i64 @malloc(i32 %n)
  ret i64 %p
}

declare ptr @malloc(i64)
