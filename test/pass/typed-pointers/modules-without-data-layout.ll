; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s

; The output of the full engine as it is: no data layout, no attributes, strings as i8*, and
; variables that begin in the middle of code.

; CHECK-LABEL: define i64 @main()
; CHECK-NEXT:    %v0 = alloca i64
; CHECK-NEXT:    call i8* @vais_profiler_record_enter(
; CHECK-NEXT:    store i64 3, i64* %v0
; CHECK:         %t3 = call i8* @malloc(i64 %t2)
; CHECK-NEXT:    call void @vais_profiler_record_malloc(i8* %t3, i64 %t2)
; CHECK:         call void @vais_profiler_record_exit(
; CHECK-NEXT:    ret i64 %t5
declare i8* @malloc(i64)
declare i32 @printf(i8*, ...)
@.fmt0 = private unnamed_addr constant [4 x i8] c"%s\0A\00"

define i64 @main() {
  %v0 = alloca i64
  store i64 3, i64* %v0
  %t1 = load i64, i64* %v0
  %t2 = add i64 %t1, 1
  %t3 = call i8* @malloc(i64 %t2)
  %v1 = alloca i8*
  store i8* %t3, i8** %v1
  %t4 = call i32 (i8*, ...) @printf(i8* getelementptr([4 x i8], [4 x i8]* @.fmt0, i64 0, i64 0), i8* %t3)
  %t5 = srem i64 %t2, 100
  ret i64 %t5
}
