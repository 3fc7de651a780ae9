; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s %no-other-hooks

; Plain, nothrow, aligned, aligned nothrow: the size is the first operand of all of them.

; CHECK-LABEL: define void @news(
; CHECK:         call ptr @vais_profiler_record_enter(
; CHECK-NEXT:    %a = call ptr @_Znwm(i64 %n)
; CHECK-NEXT:    call void @vais_profiler_record_malloc(ptr %a, i64 %n)
; CHECK-NEXT:    %b = call ptr @_ZnwmRKSt9nothrow_t(i64 %n, ptr %t)
; CHECK-NEXT:    call void @vais_profiler_record_malloc(ptr %b, i64 %n)
; CHECK-NEXT:    %c = call ptr @_ZnwmSt11align_val_t(i64 %n, i64 64)
; CHECK-NEXT:    call void @vais_profiler_record_malloc(ptr %c, i64 %n)
; CHECK-NEXT:    %d = call ptr @_ZnwmSt11align_val_tRKSt9nothrow_t(i64 %n, i64 64, ptr %t)
; CHECK-NEXT:    call void @vais_profiler_record_malloc(ptr %d, i64 %n)
; CHECK-NEXT:    call void @vais_profiler_record_exit(
define void @news(i64 %n, ptr %t) {
  %a = call ptr @_Znwm(i64 %n)
  %b = call ptr @_ZnwmRKSt9nothrow_t(i64 %n, ptr %t)
  %c = call ptr @_ZnwmSt11align_val_t(i64 %n, i64 64)
  %d = call ptr @_ZnwmSt11align_val_tRKSt9nothrow_t(i64 %n, i64 64, ptr %t)
  ret void
}

declare ptr @_Znwm(i64)
declare ptr @_ZnwmRKSt9nothrow_t(i64, ptr)
declare ptr @_ZnwmSt11align_val_t(i64, i64)
declare ptr @_ZnwmSt11align_val_tRKSt9nothrow_t(i64, i64, ptr)
