; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s --implicit-check-not=nosync

; A function that is not instrumented itself calls one that is.

; CHECK-LABEL: define i64 @outer()
; CHECK-NEXT:    call i64 @inner()
define i64 @outer() noprofile nosync {
  %a = call i64 @inner()
  ret i64 %a
}
define i64 @inner() nosync {
  ret i64 1
}
