; RUN: %opt -passes='vais-profiler<calls=passed;inline=off>,verify' -S %s | FileCheck %s

; A body makes its context current at its beginning, and again before calls of code that looks for
; it there, once the body of a callee may have run.
target triple = "x86_64-unknown-linux-gnu"

; CHECK-LABEL: define internal void @body.body(i1 %c, ptr %f, ptr nest %0)
; CHECK-NEXT:    store volatile ptr %0, ptr @vais_profiler_thread_state
; CHECK-NEXT:    call void %f()
; CHECK-NEXT:    getelementptr
; CHECK-NEXT:    call void @passing.body(
; CHECK-NEXT:    getelementptr
; CHECK-NEXT:    call void @passing.body(
; CHECK-NEXT:    call void asm sideeffect "nop"
; CHECK-NEXT:    call void @llvm.donothing()
; CHECK-NEXT:    store volatile ptr %0, ptr @vais_profiler_thread_state
; CHECK-NEXT:    call void %f()
; CHECK-NEXT:    call void %f()
; CHECK-NEXT:    br i1
; CHECK:       left:
; CHECK-NEXT:    ret void
; CHECK:       right:
; CHECK-NEXT:    store volatile ptr %0, ptr @vais_profiler_thread_state
; CHECK-NEXT:    call void %f()
; CHECK-NEXT:    ret void
define void @body(i1 %c, ptr %f) {
  call void %f()
  call void @passing()
  call void @passing()
  call void asm sideeffect "nop", ""()
  call void @llvm.donothing()
  call void %f()
  call void %f()
  br i1 %c, label %left, label %right
left:
  ret void
right:
  call void %f()
  ret void
}
define void @passing() {
  ret void
}
declare void @llvm.donothing()
