; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s %no-other-hooks

; If a call has another type than its callee, there is a cast between them.

; CHECK-LABEL: define i64 @cast(
; CHECK:         call i8* @vais_profiler_record_enter(
; CHECK-NEXT:    %p = call i64 bitcast (i8* (i64)* @malloc to i64 (i32)*)(i32 %n)
; CHECK-NEXT:    %[[BLOCK:.*]] = inttoptr i64 %p to i8*
; CHECK-NEXT:    %[[SIZE:.*]] = zext i32 %n to i64
; CHECK-NEXT:    call void @vais_profiler_record_malloc(i8* %[[BLOCK]], i64 %[[SIZE]])
; CHECK-NEXT:    call void @vais_profiler_record_exit(
define i64 @cast(i32 %n) {
  %p = call i64 bitcast (i8* (i64)* @malloc to i64 (i32)*)(i32 %n)
  ret i64 %p
}

declare i8* @malloc(i64)
