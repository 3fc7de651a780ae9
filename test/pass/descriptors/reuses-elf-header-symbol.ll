; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s

; A program may itself refer to its ELF header, and a symbol cannot be declared twice.

; CHECK:     @__ehdr_start = external hidden constant i64
; CHECK-NOT: @__ehdr_start.1
; CHECK:     @vais_profiler_module = internal constant {{.*}}ptr @__ehdr_start, i32 1, i32 0 }
@__ehdr_start = external hidden constant i64

define ptr @header() {
  ret ptr @__ehdr_start
}
