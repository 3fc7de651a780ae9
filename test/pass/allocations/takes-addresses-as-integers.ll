; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s %no-other-hooks

; Older Vais compilers declare `i64 @malloc(i64)` and `void @free(i64)`: an allocator is recognised
; by name and operands, not by its prototype.

; CHECK-LABEL: define void @integers(
; CHECK:         call ptr @vais_profiler_record_enter(
; CHECK-NEXT:    %p = call i64 @malloc(i64 %n)
; CHECK-NEXT:    %[[BLOCK:.*]] = inttoptr i64 %p to ptr
; CHECK-NEXT:    call void @vais_profiler_record_malloc(ptr %[[BLOCK]], i64 %n)
; CHECK-NEXT:    %[[OLD:.*]] = inttoptr i64 %p to ptr
; CHECK-NEXT:    call void @vais_profiler_record_free(ptr %[[OLD]])
; CHECK-NEXT:    call void @free(i64 %p)
; CHECK-NEXT:    call void @vais_profiler_record_exit(
define void @integers(i64 %n) {
  %p = call i64 @malloc(i64 %n)
  call void @free(i64 %p)
  ret void
}

declare i64 @malloc(i64)
declare void @free(i64)
