; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s %no-other-hooks

; Neither a function whose name begins like an allocator's nor a pointer that may point to one is an
; allocator.

; CHECK-LABEL: define void @others(
; CHECK-NEXT:    call ptr @vais_profiler_record_enter(
; CHECK-NEXT:    %a = call ptr @malloc_usable(i64 8)
; CHECK-NEXT:    %b = call ptr %unknown(i64 8)
; CHECK-NEXT:    call void @vais_profiler_record_exit(
define void @others(ptr %unknown) {
  %a = call ptr @malloc_usable(i64 8)
  %b = call ptr %unknown(i64 8)
  ret void
}

declare ptr @malloc(i64)
declare ptr @malloc_usable(i64)
