; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s

; The layout is that of VaisProfilerFunction and VaisProfilerModule: not yet registered, no
; file and line without debug information, one module descriptor for all.

source_filename = "fib.vais"

; CHECK-DAG: @vais_profiler_hooks_2 = external global i8
; CHECK-DAG: @__ehdr_start = extern_weak hidden global i8
; CHECK-DAG: @[[FILE:.*]] = private unnamed_addr constant [9 x i8] c"fib.vais\00", align 1
; CHECK-DAG: @[[ONE:.*]] = private unnamed_addr constant [4 x i8] c"one\00", align 1
; CHECK-DAG: @[[TWO:.*]] = private unnamed_addr constant [4 x i8] c"two\00", align 1
; CHECK-DAG: @vais_profiler_module = internal constant { ptr, ptr, ptr, i64 } { ptr @vais_profiler_hooks_2, ptr @[[FILE]], ptr @__ehdr_start, i64 0 }, align 8
; CHECK-DAG: @vais_profiler_function.one = internal global { i64, ptr, ptr, i32, i32, ptr } { i64 1, ptr @[[ONE]], ptr null, i32 0, i32 0, ptr @vais_profiler_module }, align 8
; CHECK-DAG: @vais_profiler_function.two = internal global { i64, ptr, ptr, i32, i32, ptr } { i64 1, ptr @[[TWO]], ptr null, i32 0, i32 0, ptr @vais_profiler_module }, align 8
define void @one() {
  ret void
}
define internal void @two() {
  ret void
}
