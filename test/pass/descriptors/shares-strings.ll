; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s --implicit-check-not='c"main\00"'

; A module says each string once: thousands of functions come from one file.

source_filename = "main"

; CHECK: @[[STRING:.*]] = private unnamed_addr constant [5 x i8] c"main\00", align 1
; CHECK: @vais_profiler_module = internal constant {{.*}} { ptr @vais_profiler_hooks_2, ptr @[[STRING]],
; CHECK: @vais_profiler_function.main = internal global {{.*}} { i64 1, ptr @[[STRING]], ptr null,
define i64 @main() {
  ret i64 0
}
