; RUN: %opt -passes='vais-profiler<calls=passed;inline=off>,verify' -S %s | FileCheck %s

; A function is called by name if it can be replaced when the program is linked or loaded, has
; another type or convention than the call.
target triple = "x86_64-unknown-linux-gnu"

; CHECK-LABEL: define internal void @caller.body(ptr nest %0)
; CHECK-NEXT:    store volatile
; CHECK-NEXT:    call void @weak()
; CHECK-NEXT:    call void @renamed()
; CHECK-NEXT:    call i64 @strong()
; CHECK-NEXT:    call fastcc void @strong()
; CHECK-NEXT:    getelementptr
; CHECK-NEXT:    call void @strong.body(ptr nest
; CHECK-NEXT:    ret void
@renamed = alias void (), ptr @strong
define void @caller() {
  call void @weak()
  call void @renamed()
  call i64 @strong()
  call fastcc void @strong()
  call void @strong()
  ret void
}
; CHECK-LABEL: define internal void @weak.body(
; CHECK-LABEL: define weak void @weak()
define weak void @weak() {
  ret void
}
define void @strong() {
  ret void
}
