; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s

; Allocas stay together at the top of the entry block, where later passes expect them. The function
; is entered right after them and before anything else happens.

; CHECK-LABEL: define i64 @locals(
; CHECK-NEXT:    %a = alloca i64
; CHECK-NEXT:    %b = alloca i64
; CHECK-NEXT:    call ptr @vais_profiler_record_enter(ptr @vais_profiler_function.locals)
; CHECK-NEXT:    store i64 7, ptr %a
define i64 @locals(i64 %n) {
  %a = alloca i64
  %b = alloca i64
  store i64 7, ptr %a
  %v = load i64, ptr %a
  ret i64 %v
}

; CHECK: declare ptr @vais_profiler_record_enter(ptr)
; CHECK: declare void @vais_profiler_record_exit(ptr)
