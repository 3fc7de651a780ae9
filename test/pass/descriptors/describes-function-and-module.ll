; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s

; The layout is that of VaisProfilerFunction and VaisProfilerModule: not registered yet, no file and
; line without debug information, one module descriptor for all functions, and no body if contexts
; are not passed on.

source_filename = "fib.vais"

; CHECK-DAG: @vais_profiler_hooks_5 = external global i8
; CHECK-DAG: @__ehdr_start = extern_weak hidden global i8
; CHECK-DAG: @vais_profiler_strings = private unnamed_addr constant [18 x i8] c"\00fib.vais\00one\00two\00", align 1
; CHECK-DAG: @vais_profiler_module = internal constant { ptr, ptr, ptr, i32, i32 } { ptr @vais_profiler_hooks_5, ptr @vais_profiler_strings, ptr @__ehdr_start, i32 1, i32 0 }, align 8
; CHECK-DAG: @vais_profiler_function.one = private global { i64, ptr, i32, i32, i32, i32, i32, i32, i32, i32 } { i64 1, ptr @vais_profiler_module, i32 10, i32 0, i32 0, i32 0, i32 0, i32 0, i32 0, i32 0 }, align 8
; CHECK-DAG: @vais_profiler_function.two = private global { i64, ptr, i32, i32, i32, i32, i32, i32, i32, i32 } { i64 1, ptr @vais_profiler_module, i32 14, i32 0, i32 0, i32 0, i32 0, i32 0, i32 0, i32 0 }, align 8
define void @one() {
  ret void
}
define internal void @two() {
  ret void
}
