; RUN: %opt -passes='vais-profiler<calls=passed;inline=off>,verify' -S %s | FileCheck %s

; The addresses of blocks, which an interpreter jumps to, move to the body with their blocks.
target triple = "x86_64-unknown-linux-gnu"

; CHECK: @places = internal constant [2 x ptr] [ptr blockaddress(@run.body, %first), ptr blockaddress(@run.body, %second)]
@places = internal constant [2 x ptr] [ptr blockaddress(@run, %first), ptr blockaddress(@run, %second)]

; CHECK-LABEL: define internal i64 @run.body(i64 %n, ptr nest %0)
; CHECK:         indirectbr ptr %place, [label %first, label %second]
; CHECK:         icmp eq ptr %place, blockaddress(@run.body, %first)
; CHECK-LABEL: define i64 @run(i64 %0)
; CHECK-SAME:    {{.*}} prologue {{.*}}@vais_profiler_by_name
define i64 @run(i64 %n) {
  %address = getelementptr [2 x ptr], ptr @places, i64 0, i64 %n
  %place = load ptr, ptr %address
  indirectbr ptr %place, [label %first, label %second]
first:
  ret i64 1
second:
  %is = icmp eq ptr %place, blockaddress(@run, %first)
  ret i64 2
}
