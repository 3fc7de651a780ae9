; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s %no-other-hooks

; The same four kinds for arrays; the array cookie is part of the requested size.

; CHECK-LABEL: define void @news(
; CHECK:         call ptr @vais_profiler_record_enter(
; CHECK-NEXT:    %a = call ptr @_Znam(i64 %n)
; CHECK-NEXT:    call void @vais_profiler_record_malloc(ptr %a, i64 %n)
; CHECK-NEXT:    %b = call ptr @_ZnamRKSt9nothrow_t(i64 %n, ptr %t)
; CHECK-NEXT:    call void @vais_profiler_record_malloc(ptr %b, i64 %n)
; CHECK-NEXT:    %c = call ptr @_ZnamSt11align_val_t(i64 %n, i64 64)
; CHECK-NEXT:    call void @vais_profiler_record_malloc(ptr %c, i64 %n)
; CHECK-NEXT:    %d = call ptr @_ZnamSt11align_val_tRKSt9nothrow_t(i64 %n, i64 64, ptr %t)
; CHECK-NEXT:    call void @vais_profiler_record_malloc(ptr %d, i64 %n)
; CHECK-NEXT:    call void @vais_profiler_record_exit(
define void @news(i64 %n, ptr %t) {
  %a = call ptr @_Znam(i64 %n)
  %b = call ptr @_ZnamRKSt9nothrow_t(i64 %n, ptr %t)
  %c = call ptr @_ZnamSt11align_val_t(i64 %n, i64 64)
  %d = call ptr @_ZnamSt11align_val_tRKSt9nothrow_t(i64 %n, i64 64, ptr %t)
  ret void
}

declare ptr @_Znam(i64)
declare ptr @_ZnamRKSt9nothrow_t(i64, ptr)
declare ptr @_ZnamSt11align_val_t(i64, i64)
declare ptr @_ZnamSt11align_val_tRKSt9nothrow_t(i64, i64, ptr)
