; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s %no-other-hooks

; The same six kinds for arrays.

; CHECK-LABEL: define void @deletes(
; CHECK:         call ptr @vais_profiler_record_enter(
; CHECK-NEXT:    call void @vais_profiler_record_free(ptr %p)
; CHECK-NEXT:    call void @_ZdaPv(ptr %p)
; CHECK-NEXT:    call void @vais_profiler_record_free(ptr %p)
; CHECK-NEXT:    call void @_ZdaPvm(ptr %p, i64 8)
; CHECK-NEXT:    call void @vais_profiler_record_free(ptr %p)
; CHECK-NEXT:    call void @_ZdaPvRKSt9nothrow_t(ptr %p, ptr %t)
; CHECK-NEXT:    call void @vais_profiler_record_free(ptr %p)
; CHECK-NEXT:    call void @_ZdaPvSt11align_val_t(ptr %p, i64 64)
; CHECK-NEXT:    call void @vais_profiler_record_free(ptr %p)
; CHECK-NEXT:    call void @_ZdaPvmSt11align_val_t(ptr %p, i64 8, i64 64)
; CHECK-NEXT:    call void @vais_profiler_record_free(ptr %p)
; CHECK-NEXT:    call void @_ZdaPvSt11align_val_tRKSt9nothrow_t(ptr %p, i64 64, ptr %t)
; CHECK-NEXT:    call void @vais_profiler_record_exit(
define void @deletes(ptr %p, ptr %t) {
  call void @_ZdaPv(ptr %p)
  call void @_ZdaPvm(ptr %p, i64 8)
  call void @_ZdaPvRKSt9nothrow_t(ptr %p, ptr %t)
  call void @_ZdaPvSt11align_val_t(ptr %p, i64 64)
  call void @_ZdaPvmSt11align_val_t(ptr %p, i64 8, i64 64)
  call void @_ZdaPvSt11align_val_tRKSt9nothrow_t(ptr %p, i64 64, ptr %t)
  ret void
}

declare void @_ZdaPv(ptr)
declare void @_ZdaPvm(ptr, i64)
declare void @_ZdaPvRKSt9nothrow_t(ptr, ptr)
declare void @_ZdaPvSt11align_val_t(ptr, i64)
declare void @_ZdaPvmSt11align_val_t(ptr, i64, i64)
declare void @_ZdaPvSt11align_val_tRKSt9nothrow_t(ptr, i64, ptr)
