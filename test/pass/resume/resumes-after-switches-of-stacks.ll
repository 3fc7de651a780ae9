; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s

; When a switch to another stack returns, possibly on another thread, the context of the code that
; switched back is current. A switch in tail position is not a way out of the function.

; CHECK-LABEL: define void @yields(
; CHECK:         %[[TOKEN:.*]] = call ptr @vais_profiler_record_enter(
; CHECK:         tail call i32 @swapcontext(
; CHECK-NEXT:    call void @vais_profiler_record_resume({{.*}}, ptr %[[TOKEN]])
; CHECK-NEXT:    call void @vais_profiler_record_exit(ptr %[[TOKEN]])
; CHECK-NEXT:    ret void
define void @yields(ptr %from, ptr %to) {
  %1 = tail call i32 @swapcontext(ptr %from, ptr %to)
  ret void
}

; CHECK-LABEL: define ptr @switches(
; CHECK:         call ptr @jump_fcontext(
; CHECK-NEXT:    call void @vais_profiler_record_resume(
define ptr @switches(ptr %to) {
  %1 = call ptr @jump_fcontext(ptr %to, ptr null)
  ret ptr %1
}

declare i32 @swapcontext(ptr, ptr)
declare ptr @jump_fcontext(ptr, ptr)
