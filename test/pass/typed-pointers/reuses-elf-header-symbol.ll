; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s

; The program's own declaration has the type that the program gave it.

; CHECK: @vais_profiler_module = internal constant {{.*}}i8* bitcast (i64* @__ehdr_start to i8*), i32 1, i32 0 }
@__ehdr_start = external hidden constant i64

define i64* @header() {
  ret i64* @__ehdr_start
}
