; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s

; The Vais compiler writes an alloca where a variable begins, even in the middle of code: nothing
; that is executed may precede the entry, and an alloca in a loop is not static.

; CHECK-LABEL: define i64 @interleaved(
; CHECK-NEXT:    %a = alloca i64
; CHECK-NEXT:    call ptr @vais_profiler_record_enter(
; CHECK-NEXT:    store i64 7, ptr %a
; CHECK-NEXT:    %b = alloca i64
; CHECK:       loop:
; CHECK-NEXT:    %c = alloca i64
define i64 @interleaved(i64 %n) {
  %a = alloca i64
  store i64 7, ptr %a
  %b = alloca i64
  store i64 7, ptr %b
  br label %loop
loop:
  %c = alloca i64
  %v = load i64, ptr %c
  %again = icmp eq i64 %v, 0
  br i1 %again, label %loop, label %done
done:
  ret i64 %v
}
