; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s %no-other-hooks

; The end of a variable's lifetime between a tail call and its ret emits no code: the call is still
; in tail position.

; CHECK-LABEL: define void @scratch()
; CHECK:         call ptr @vais_profiler_record_enter(
; CHECK:         call void @llvm.lifetime.start
; CHECK-NEXT:    call void @vais_profiler_record_exit(
; CHECK-NEXT:    tail call void @next()
; CHECK-NEXT:    call void @llvm.lifetime.end
; CHECK-NEXT:    ret void
define void @scratch() {
  %a = alloca i64
  call void @llvm.lifetime.start.p0(i64 8, ptr %a)
  tail call void @next()
  call void @llvm.lifetime.end.p0(i64 8, ptr %a)
  ret void
}

declare void @next()
declare void @llvm.lifetime.start.p0(i64, ptr)
declare void @llvm.lifetime.end.p0(i64, ptr)
