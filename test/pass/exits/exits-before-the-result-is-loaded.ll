; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s

; Unoptimised code loads its result last; a later hook would require it to be spilled. A load that
; may trap, or that is an event, belongs to the function.

; CHECK-LABEL: define i1 @variable(
; CHECK:         store i8 1, ptr %result
; CHECK-NEXT:    call void @vais_profiler_record_exit(
; CHECK-NEXT:    %1 = load i8, ptr %result
; CHECK-NEXT:    %2 = trunc i8 %1 to i1
; CHECK-NEXT:    ret i1 %2
define i1 @variable() {
  %result = alloca i8
  store i8 1, ptr %result
  %1 = load i8, ptr %result
  %2 = trunc i8 %1 to i1
  ret i1 %2
}

; CHECK-LABEL: define i8 @others(
; CHECK:         load volatile i8
; CHECK-NEXT:    load i8, ptr %pointer
; CHECK-NEXT:    call void @vais_profiler_record_exit(
; CHECK-NEXT:    ret i8
define i8 @others(ptr %pointer) {
  %result = alloca i8
  %1 = load volatile i8, ptr %result
  %2 = load i8, ptr %pointer
  ret i8 %2
}
