; RUN: %opt -passes='vais-profiler<calls=passed;inline=off>,verify' -S %s | FileCheck %s

; Each call site has a slot in front of the caller's context, behind a place for entering the
; context uncounted. The lines of the slots are among the module's strings.
source_filename = "m"
target triple = "x86_64-unknown-linux-gnu"

; CHECK-DAG: @vais_profiler_function.outer = private global { i64, ptr, i32, i32, i32, i32, i32, i32, i32, i32 } { i64 1, ptr @vais_profiler_module, i32 3, i32 0, i32 0, i32 0, i32 trunc (i64 sub (i64 ptrtoint (ptr @outer.body to i64), i64 ptrtoint (ptr @vais_profiler_function.outer to i64)) to i32), i32 2, i32 0, i32 9 }, align 8
; CHECK-DAG: @vais_profiler_function.inner = private global {{.*}} ptrtoint (ptr @inner.body to i64), {{.*}} to i32), i32 0, i32 0, i32 {{[0-9]+}} }, align 8
; CHECK-DAG: c"\00m\00outer\00\00\00\00\00\00\00\00\00inner\00"

; CHECK-LABEL: define internal i64 @outer.body(i64 %n, ptr nest %0)
; CHECK:         %[[FIRST:.*]] = getelementptr i8, ptr %0, i64 -64
; CHECK-NEXT:    %a = call i64 @inner.body(i64 %n, ptr nest %[[FIRST]])
; CHECK-NEXT:    %[[SECOND:.*]] = getelementptr i8, ptr %0, i64 -96
; CHECK-NEXT:    %b = call i64 @inner.body(i64 %a, ptr nest %[[SECOND]])
; CHECK-NEXT:    ret i64 %b
define i64 @outer(i64 %n) {
  %a = call i64 @inner(i64 %n)
  %b = call i64 @inner(i64 %a)
  ret i64 %b
}
; CHECK-LABEL: define internal i64 @inner.body(i64 %n, ptr nest %0)
; CHECK-NOT:     getelementptr
; CHECK:         ret i64 %n
define i64 @inner(i64 %n) {
  ret i64 %n
}
