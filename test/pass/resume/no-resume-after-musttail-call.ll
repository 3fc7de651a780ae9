; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s %no-other-hooks

; The function was left before a musttail call: it does not continue after it, however often the
; callee returns.

; CHECK-LABEL: define i32 @passes_on(
; CHECK-NEXT:    call ptr @vais_profiler_record_enter(
; CHECK-NEXT:    call void @vais_profiler_record_exit(
; CHECK-NEXT:    %r = musttail call i32 @checkpoint(ptr %p)
; CHECK-NEXT:    ret i32 %r
define i32 @passes_on(ptr %p) {
  %r = musttail call i32 @checkpoint(ptr %p) returns_twice
  ret i32 %r
}

declare i32 @checkpoint(ptr)
