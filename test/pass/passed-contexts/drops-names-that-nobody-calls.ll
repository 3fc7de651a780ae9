; RUN: %opt -passes='vais-profiler<calls=passed;inline=off>,verify' -S %s | FileCheck %s

; Of an internal function that only passing callers call, the body remains, under the function's
; name; a function whose address is taken keeps both.
target triple = "x86_64-unknown-linux-gnu"

; CHECK-LABEL: define {{.*}}i64 @caller.body(
; CHECK:         call i64 @only_called(i64 1, ptr nest %{{.*}})
; CHECK:         call i64 @also_taken.body(i64 2, ptr nest %{{.*}})
; CHECK-LABEL: define i64 @caller(
define i64 @caller(ptr %out) {
  %a = call i64 @only_called(i64 1)
  %b = call i64 @also_taken(i64 2)
  store ptr @also_taken, ptr %out
  ret i64 %a
}
; CHECK-NOT:   @only_called.body
; CHECK-LABEL: define internal i64 @only_called(i64 %n, ptr nest %{{.*}}) {{.*}}prologue
define internal i64 @only_called(i64 %n) {
  ret i64 %n
}
; CHECK-LABEL: define internal i64 @also_taken.body(i64 %n, ptr nest %{{.*}}) {{.*}}prologue
; CHECK-LABEL: define internal i64 @also_taken(i64 %{{[0-9]+}})
; CHECK-SAME:    {{.*}} prologue {{.*}}@vais_profiler_function.also_taken {{.*}}@vais_profiler_by_name
define internal i64 @also_taken(i64 %n) {
  ret i64 %n
}
