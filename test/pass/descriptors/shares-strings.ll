; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s

; A module contains each string once, because thousands of functions come from one file.

source_filename = "main"

; CHECK-DAG: @vais_profiler_strings = private unnamed_addr constant [6 x i8] c"\00main\00", align 1
; CHECK-DAG: @vais_profiler_module = internal constant {{.*}} ptr @__ehdr_start, i32 1, i32 0 }
; CHECK-DAG: @vais_profiler_function.main = private global {{.*}} ptr @vais_profiler_module, i32 1, i32 0,
define i64 @main() {
  ret i64 0
}
