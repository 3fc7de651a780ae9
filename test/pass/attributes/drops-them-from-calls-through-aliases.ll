; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s --implicit-check-not=nosync

; A call through another name is a call of the same function.

@other = alias i64 (), ptr @inner

; CHECK-LABEL: define i64 @outer()
; CHECK:         call i64 @other(){{$}}
define i64 @outer() {
  %a = call i64 @other() nosync
  ret i64 %a
}
define i64 @inner() {
  ret i64 1
}
