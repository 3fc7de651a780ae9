; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s %no-other-hooks

; Plain, sized, nothrow, aligned, sized aligned, aligned nothrow: each is a free.

; CHECK-LABEL: define void @deletes(
; CHECK:         call ptr @vais_profiler_record_enter(
; CHECK-NEXT:    call void @vais_profiler_record_free(ptr %p)
; CHECK-NEXT:    call void @_ZdlPv(ptr %p)
; CHECK-NEXT:    call void @vais_profiler_record_free(ptr %p)
; CHECK-NEXT:    call void @_ZdlPvm(ptr %p, i64 8)
; CHECK-NEXT:    call void @vais_profiler_record_free(ptr %p)
; CHECK-NEXT:    call void @_ZdlPvRKSt9nothrow_t(ptr %p, ptr %t)
; CHECK-NEXT:    call void @vais_profiler_record_free(ptr %p)
; CHECK-NEXT:    call void @_ZdlPvSt11align_val_t(ptr %p, i64 64)
; CHECK-NEXT:    call void @vais_profiler_record_free(ptr %p)
; CHECK-NEXT:    call void @_ZdlPvmSt11align_val_t(ptr %p, i64 8, i64 64)
; CHECK-NEXT:    call void @vais_profiler_record_free(ptr %p)
; CHECK-NEXT:    call void @_ZdlPvSt11align_val_tRKSt9nothrow_t(ptr %p, i64 64, ptr %t)
; CHECK-NEXT:    call void @vais_profiler_record_exit(
define void @deletes(ptr %p, ptr %t) {
  call void @_ZdlPv(ptr %p)
  call void @_ZdlPvm(ptr %p, i64 8)
  call void @_ZdlPvRKSt9nothrow_t(ptr %p, ptr %t)
  call void @_ZdlPvSt11align_val_t(ptr %p, i64 64)
  call void @_ZdlPvmSt11align_val_t(ptr %p, i64 8, i64 64)
  call void @_ZdlPvSt11align_val_tRKSt9nothrow_t(ptr %p, i64 64, ptr %t)
  ret void
}

declare void @_ZdlPv(ptr)
declare void @_ZdlPvm(ptr, i64)
declare void @_ZdlPvRKSt9nothrow_t(ptr, ptr)
declare void @_ZdlPvSt11align_val_t(ptr, i64)
declare void @_ZdlPvmSt11align_val_t(ptr, i64, i64)
declare void @_ZdlPvSt11align_val_tRKSt9nothrow_t(ptr, i64, ptr)
