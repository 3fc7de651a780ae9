; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s %no-other-hooks

; An invoke that returns twice returns to its normal destination; other ways into that
; block must not pass through the hook.

; CHECK-LABEL: define void @invokes(
; CHECK:         call ptr @vais_profiler_record_enter(
; CHECK:         br i1 %skip, label %join, label %try
; CHECK:       try:
; CHECK-NEXT:    invoke i32 @_setjmp(ptr %p)
; CHECK-NEXT:      to label %[[EDGE:.*]] unwind label %pad
; CHECK:       [[EDGE]]:
; CHECK-NEXT:    call void @vais_profiler_record_resume(
; CHECK-NEXT:    br label %join
; CHECK:       join:
; CHECK-NEXT:    call void @vais_profiler_record_exit(
; CHECK:       pad:
; CHECK:         call void @vais_profiler_record_resume(
; CHECK-NEXT:    unreachable
define void @invokes(ptr %p, i1 %skip) personality ptr @__gxx_personality_v0 {
  br i1 %skip, label %join, label %try
try:
  %r = invoke i32 @_setjmp(ptr %p) returns_twice to label %join unwind label %pad
join:
  ret void
pad:
  %l = landingpad { ptr, i32 } cleanup
  unreachable
}

declare i32 @_setjmp(ptr)
declare i32 @__gxx_personality_v0(...)
