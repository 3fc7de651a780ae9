; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s %no-other-hooks

; Every way out passes the token that the entry returned: nearly half of all Vais functions have
; several.

; CHECK-LABEL: define i64 @fib(
; CHECK:         %[[TOKEN:.*]] = call ptr @vais_profiler_record_enter(ptr @vais_profiler_function.fib)
; CHECK:       small:
; CHECK-NEXT:    call void @vais_profiler_record_exit(ptr %[[TOKEN]])
; CHECK-NEXT:    ret i64 %n
; CHECK:       large:
; CHECK:         %sum = add i64 %a, %b
; CHECK-NEXT:    call void @vais_profiler_record_exit(ptr %[[TOKEN]])
; CHECK-NEXT:    ret i64 %sum
define i64 @fib(i64 %n) {
  %base = icmp slt i64 %n, 2
  br i1 %base, label %small, label %large
small:
  ret i64 %n
large:
  %n1 = sub i64 %n, 1
  %n2 = sub i64 %n, 2
  %a = call i64 @fib(i64 %n1)
  %b = call i64 @fib(i64 %n2)
  %sum = add i64 %a, %b
  ret i64 %sum
}
