; RUN: %opt -passes='vais-profiler<calls=passed;inline=off>,verify' -S %s | FileCheck %s

; A body makes its context current at its beginning, and again before calls of code that looks for
; it there, once the body of a callee may have run.
target triple = "x86_64-unknown-linux-gnu"

; CHECK-LABEL: define internal void @body.body(i1 %c, ptr nest %0)
; CHECK-NEXT:    store volatile ptr %0, ptr @vais_profiler_thread_state
; CHECK-NEXT:    call i32 @putchar(i32 1)
; CHECK-NEXT:    getelementptr
; CHECK-NEXT:    call void @passing.body(
; CHECK-NEXT:    getelementptr
; CHECK-NEXT:    call void @passing.body(
; CHECK-NEXT:    call void asm sideeffect "nop"
; CHECK-NEXT:    call void @llvm.donothing()
; CHECK-NEXT:    store volatile ptr %0, ptr @vais_profiler_thread_state
; CHECK-NEXT:    call i32 @putchar(i32 1)
; CHECK-NEXT:    call i32 @putchar(i32 1)
; CHECK-NEXT:    br i1
; CHECK:       left:
; CHECK-NEXT:    ret void
; CHECK:       right:
; CHECK-NEXT:    store volatile ptr %0, ptr @vais_profiler_thread_state
; CHECK-NEXT:    call i32 @putchar(i32 1)
; CHECK-NEXT:    ret void
define void @body(i1 %c) {
  call i32 @putchar(i32 1)
  call void @passing()
  call void @passing()
  call void asm sideeffect "nop", ""()
  call void @llvm.donothing()
  call i32 @putchar(i32 1)
  call i32 @putchar(i32 1)
  br i1 %c, label %left, label %right
left:
  ret void
right:
  call i32 @putchar(i32 1)
  ret void
}
define void @passing() {
  ret void
}
declare i32 @putchar(i32)
declare void @llvm.donothing()
