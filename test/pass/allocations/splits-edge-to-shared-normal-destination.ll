; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s

; Two invokes return to the same block: each gets a block of its own for its hook, and the phi is
; updated.

; CHECK-LABEL: define ptr @either(
; CHECK:         invoke ptr @_Znwm(i64 16)
; CHECK-NEXT:      to label %[[FIRST:.*]] unwind
; CHECK:       [[FIRST]]:
; CHECK-NEXT:    call void @vais_profiler_record_malloc(ptr %p, i64 16)
; CHECK-NEXT:    br label %join
; CHECK:         invoke ptr @_Znwm(i64 32)
; CHECK-NEXT:      to label %[[SECOND:.*]] unwind
; CHECK:       [[SECOND]]:
; CHECK-NEXT:    call void @vais_profiler_record_malloc(ptr %q, i64 32)
; CHECK-NEXT:    br label %join
; CHECK:       join:
; CHECK-NEXT:    %r = phi ptr [ %p, %[[FIRST]] ], [ %q, %[[SECOND]] ]
define ptr @either(i1 %small) personality ptr @__gxx_personality_v0 {
  br i1 %small, label %a, label %b
a:
  %p = invoke ptr @_Znwm(i64 16) to label %join unwind label %pad
b:
  %q = invoke ptr @_Znwm(i64 32) to label %join unwind label %pad
join:
  %r = phi ptr [ %p, %a ], [ %q, %b ]
  ret ptr %r
pad:
  %l = landingpad { ptr, i32 } cleanup
  resume { ptr, i32 } %l
}

declare ptr @_Znwm(i64)
declare i32 @__gxx_personality_v0(...)
