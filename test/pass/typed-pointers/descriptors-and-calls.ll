; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s

; Hooks and descriptors use one pointer type, i8*: everything else is cast to it, as a constant if
; possible.

; CHECK: @vais_profiler_module = internal constant { i8*, i8*, i8*, i32, i32 } { i8* @vais_profiler_hooks_5, i8* getelementptr inbounds ({{.*}} @vais_profiler_strings, i32 0, i32 0), i8* @__ehdr_start, i32 1, i32 0 }, align 8
; CHECK: @vais_profiler_function.fib = private global { i64, i8*, i32, i32, i32, i32, i32, i32, i32, i32 } { i64 1, i8* bitcast ({ i8*, i8*, i8*, i32, i32 }* @vais_profiler_module to i8*), i32 {{[0-9]+}}, i32 0, i32 0, i32 0, i32 0, i32 0, i32 0, i32 0 }, align 8

; CHECK-LABEL: define i64 @fib(
; CHECK-NEXT:    %[[TOKEN:.*]] = call i8* @vais_profiler_record_enter(i8* bitcast ({ i64, i8*, i32, i32, i32, i32, i32, i32, i32, i32 }* @vais_profiler_function.fib to i8*))
; CHECK-NEXT:    call void @vais_profiler_record_exit(i8* %[[TOKEN]])
; CHECK-NEXT:    ret i64 %n
define i64 @fib(i64 %n) {
  ret i64 %n
}
