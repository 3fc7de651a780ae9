; RUN: %opt -passes='vais-profiler<calls=passed;inline=off>,verify' -S %s | FileCheck %s

; When the runtime times a call, it copies the arguments that may be on the stack: at least as many
; bytes as there are, 0 if all are in registers.
target triple = "x86_64-unknown-linux-gnu"

; CHECK-DAG: @vais_profiler_function.registers = {{.*}} to i32), i32 0, i32 0, i32 {{[0-9]+}} }, align 8
; CHECK-DAG: @vais_profiler_function.seven = {{.*}} to i32), i32 0, i32 {{5[6-9]|[6-9][0-9]|[1-9][0-9][0-9]}}, i32 {{[0-9]+}} }, align 8
; CHECK-DAG: @vais_profiler_function.nine = {{.*}} to i32), i32 0, i32 {{[1-9][0-9]+}}, i32 {{[0-9]+}} }, align 8
; CHECK-DAG: @vais_profiler_function.wide = {{.*}} to i32), i32 0, i32 {{[1-9][0-9]+}}, i32 {{[0-9]+}} }, align 8
; CHECK-DAG: @vais_profiler_function.by_value = {{.*}} to i32), i32 0, i32 {{8[0-9][0-9]|9[0-9][0-9]}}, i32 {{[0-9]+}} }, align 8
; CHECK-DAG: @vais_profiler_function.extended = {{.*}} to i32), i32 0, i32 {{[1-9][0-9]+}}, i32 {{[0-9]+}} }, align 8
; CHECK-DAG: @vais_profiler_function.vectors = {{.*}} to i32), i32 0, i32 {{[1-9][0-9]+}}, i32 {{[0-9]+}} }, align 8
define void @registers(i64 %a, i32 %b, ptr %c, i8 %d, i64 %e, ptr %f, double %g, float %h) {
  ret void
}
define void @seven(i64 %a, i64 %b, i64 %c, i64 %d, i64 %e, i64 %f, i64 %g) {
  ret void
}
define void @nine(double %a, double %b, double %c, double %d, double %e, double %f, double %g, double %h, double %i) {
  ret void
}
define void @wide(i128 %a, i128 %b, i128 %c, i128 %d) {
  ret void
}
define void @by_value(ptr byval([100 x i64]) %a) {
  ret void
}
define void @extended(x86_fp80 %a) {
  ret void
}
define void @vectors(<8 x float> %a) {
  ret void
}
