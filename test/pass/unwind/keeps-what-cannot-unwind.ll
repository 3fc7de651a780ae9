; RUN: %opt -passes='vais-profiler<exits=unwind>,verify' -S %s | FileCheck %s --implicit-check-not=invoke --implicit-check-not=landingpad

; Functions that do not throw, calls that cannot throw, tail calls, before which the function has
; been left already, and personalities without landing pads.

; CHECK: define void @promises()
define void @promises() nounwind {
  call void @work()
  ret void
}
; CHECK: define void @passes_on()
define void @passes_on() {
  call void asm sideeffect "", ""()
  musttail call void @work()
  ret void
}
; CHECK: define void @jumps()
define void @jumps() {
  tail call void @work()
  ret void
}
; CHECK: define void @remembers(
define void @remembers(ptr %buffer) {
  %r = call i32 @setjmp(ptr %buffer)
  ret void
}
; CHECK: define void @foreign()
define void @foreign() personality ptr @__CxxFrameHandler3 {
  call void @work()
  ret void
}
declare void @work()
declare i32 @setjmp(ptr)
declare i32 @__CxxFrameHandler3(...)
