; RUN: %opt -passes='vais-profiler,verify' -S %s -o %t.once.ll
; RUN: %opt -passes='vais-profiler,vais-profiler,verify' -S %s -o %t.twice.ll
; RUN: diff %t.once.ll %t.twice.ll
; RUN: %opt -passes='vais-profiler<print-plan>,verify' -disable-output %t.once.ll 2>&1 | FileCheck %s

; A module that is compiled in two steps may meet the pass twice: the second time nothing
; changes.

; CHECK: make: not instrumented: already instrumented
define ptr @make(i64 %n) {
  %p = call ptr @malloc(i64 %n)
  ret ptr %p
}

declare ptr @malloc(i64)
