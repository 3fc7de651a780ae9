; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s

; The name of a declaration with an asm label starts with the byte \01, in IR only.

; CHECK-LABEL: define ptr @labelled(
; CHECK:         %p = call ptr @"\01malloc"(i64 %n)
; CHECK-NEXT:    call void @vais_profiler_record_malloc(ptr %p, i64 %n)
define ptr @labelled(i64 %n) {
  %p = call ptr @"\01malloc"(i64 %n)
  ret ptr %p
}

declare ptr @"\01malloc"(i64)
