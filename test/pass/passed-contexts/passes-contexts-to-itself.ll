; RUN: %opt -passes='vais-profiler<calls=passed;inline=off>,verify' -S %s | FileCheck %s

; Direct and mutual recursion passes contexts on like other calls.
target triple = "x86_64-unknown-linux-gnu"

; CHECK-LABEL: define internal i64 @itself.body(i64 %n, ptr nest %0)
; CHECK:         %[[SLOT:.*]] = getelementptr i8, ptr %0, i64 -64
; CHECK-NEXT:    call i64 @itself.body(i64 %n, ptr nest %[[SLOT]])
define i64 @itself(i64 %n) {
  %r = call i64 @itself(i64 %n)
  ret i64 %r
}
; CHECK-LABEL: define internal fastcc i64 @ping(i64 %n, ptr nest %0)
; CHECK:         call fastcc i64 @pong(i64 %n, ptr nest %
define internal fastcc i64 @ping(i64 %n) {
  %r = call fastcc i64 @pong(i64 %n)
  ret i64 %r
}
; CHECK-LABEL: define internal fastcc i64 @pong(i64 %n, ptr nest %0)
; CHECK:         call fastcc i64 @ping(i64 %n, ptr nest %
define internal fastcc i64 @pong(i64 %n) {
  %r = call fastcc i64 @ping(i64 %n)
  ret i64 %r
}
