; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s %no-other-hooks

; Once a block is freed, another thread may be given its address. The free is therefore recorded
; while the address still belongs to this thread.

; CHECK-LABEL: define void @drop(
; CHECK:         call ptr @vais_profiler_record_enter(
; CHECK-NEXT:    call void @vais_profiler_record_free(ptr %p)
; CHECK-NEXT:    call void @free(ptr %p)
; CHECK-NEXT:    call void @vais_profiler_record_exit(
define void @drop(ptr %p) {
  call void @free(ptr %p)
  ret void
}

declare void @free(ptr)

; CHECK: declare void @vais_profiler_record_free(ptr)
