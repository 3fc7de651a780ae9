; RUN: %opt -passes='vais-profiler<exits=unwind>,verify' -S %s | FileCheck %s

; After an invoke, an alloca would be one that grows the stack.

; CHECK-LABEL: define void @mixed(
; CHECK-NEXT:    %a = alloca i64
; CHECK-NEXT:    %b = alloca i64
; CHECK-NEXT:    call ptr @vais_profiler_record_enter(
; CHECK-NEXT:    invoke void @work(ptr %a)
; CHECK:         %c = alloca i8, i64 %n
define void @mixed(i64 %n) {
  %a = alloca i64
  call void @work(ptr %a)
  %b = alloca i64
  call void @work(ptr %b)
  %c = alloca i8, i64 %n
  call void @work(ptr %c)
  ret void
}
declare void @work(ptr)
