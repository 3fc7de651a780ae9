; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s --implicit-check-not=readnone

; A call through a cast is a call of the function behind it.

; CHECK-LABEL: define i64 @outer()
; CHECK:         call i64 bitcast (i32 ()* @inner to i64 ()*)()
define i64 @outer() {
  %a = call i64 bitcast (i32 ()* @inner to i64 ()*)() readnone
  ret i64 %a
}
define i32 @inner() readnone {
  ret i32 1
}
