; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s %no-other-hooks

; Intrinsics and inline assembly may have the mark but never become jumps: the function is left
; after them.

; CHECK-LABEL: define i64 @bits(
; CHECK:         call ptr @vais_profiler_record_enter(
; CHECK-NEXT:    %r = tail call i64 @llvm.ctpop.i64(i64 %n)
; CHECK-NEXT:    call void @vais_profiler_record_exit(
define i64 @bits(i64 %n) {
  %r = tail call i64 @llvm.ctpop.i64(i64 %n)
  ret i64 %r
}

; CHECK-LABEL: define void @pause()
; CHECK:         call ptr @vais_profiler_record_enter(
; CHECK-NEXT:    tail call void asm sideeffect "nop", ""()
; CHECK-NEXT:    call void @vais_profiler_record_exit(
define void @pause() {
  tail call void asm sideeffect "nop", ""()
  ret void
}

declare i64 @llvm.ctpop.i64(i64)
