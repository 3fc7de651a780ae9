; RUN: %opt -passes='vais-profiler<calls=passed;inline=off>,verify' -S %s | FileCheck %s

; A name has a frame until its body returns. What ends in a tail call by name is left whole, as is what
; ends in a tail call of that. Library functions do not call back, and tail calls of bodies need no name.
target triple = "x86_64-unknown-linux-gnu"

; CHECK-LABEL: define i64 @to_unknown(
; CHECK:         call void @vais_profiler_record_exit(
; CHECK-NEXT:    %r = tail call i64 @unknown(i64 %n)
define i64 @to_unknown(i64 %n) {
  %r = tail call i64 @unknown(i64 %n)
  ret i64 %r
}
; CHECK-LABEL: define i64 @to_pointer(
; CHECK:         call void @vais_profiler_record_exit(
; CHECK-NEXT:    %r = tail call i64 %f(i64 %n)
define i64 @to_pointer(i64 %n, ptr %f) {
  %r = tail call i64 %f(i64 %n)
  ret i64 %r
}
; CHECK-LABEL: define i64 @to_whole(
; CHECK:         call void @vais_profiler_record_exit(
; CHECK-NEXT:    %r = tail call i64 @to_unknown(i64 %n)
define i64 @to_whole(i64 %n) {
  %r = tail call i64 @to_unknown(i64 %n)
  ret i64 %r
}
; CHECK-LABEL: define internal i64 @to_library.body(
; CHECK:         tail call i64 @strlen(ptr %s)
define i64 @to_library(ptr %s) {
  %r = tail call i64 @strlen(ptr %s)
  ret i64 %r
}
; CHECK-LABEL: define internal i64 @to_body.body(
; CHECK:         %r = tail call i64 @to_library.body(ptr %s, ptr nest %{{.*}})
; CHECK-NEXT:    ret i64 %r
define i64 @to_body(ptr %s) {
  %r = tail call i64 @to_library(ptr %s)
  ret i64 %r
}
; CHECK-LABEL: define internal i64 @no_tail.body(
define i64 @no_tail(i64 %n) {
  %r = call i64 @unknown(i64 %n)
  ret i64 %r
}
declare i64 @unknown(i64)
declare i64 @strlen(ptr)
