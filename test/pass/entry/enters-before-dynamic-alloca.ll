; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s

; An alloca whose size is known only at run time is part of the function's work: the function is
; entered before it.

; CHECK-LABEL: define void @dynamic(
; CHECK-NEXT:    %fixed = alloca i64
; CHECK-NEXT:    call ptr @vais_profiler_record_enter(
; CHECK-NEXT:    %buffer = alloca i8, i64 %n
define void @dynamic(i64 %n) {
  %fixed = alloca i64
  %buffer = alloca i8, i64 %n
  call void @use(ptr %buffer)
  ret void
}

declare void @use(ptr)
