; RUN: %opt -passes='vais-profiler<inline=on>,verify' -S %s | FileCheck %s --implicit-check-not='@vais_profiler_record_enter('

; The same definitions fit modules with typed pointers.

; CHECK-LABEL: define i64 @leaf(
; CHECK:         call i8* @vais_profiler_record_enter_slowly(i8* {{.*}}@vais_profiler_function.leaf
; CHECK:         call void @vais_profiler_record_exit_timed(i8*
define i64 @leaf(i64* %p) {
  %r = load i64, i64* %p
  ret i64 %r
}
