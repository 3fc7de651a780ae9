; RUN: %opt -passes='vais-profiler<calls=passed;inline=off>,verify' -S %s | FileCheck %s

; No pass may inline a body, change its arguments or drop it: what callers pass differs from what
; its code receives. No pass may inline a name, either, or conclude anything from its code. The unwind
; table tells where a body ends.
target triple = "x86_64-unknown-linux-gnu"

; CHECK-DAG:   @llvm.compiler.used = appending global [3 x ptr] [ptr @elsewhere.passed, ptr @small.body, ptr @internal], section "llvm.metadata"
; CHECK-DAG:   define internal i64 @small.body({{.*}} #[[BODY:[0-9]+]] prefix
; CHECK-DAG:   define i64 @small(i64 %0) #[[NAME:[0-9]+]] prologue
; CHECK-DAG:   define internal i64 @internal(i64 %n, ptr nest %{{[0-9]+}}) #[[BODY]] prefix
; CHECK-DAG:     %r = call i64 @internal(i64 %n, ptr nest %{{[0-9]+}}){{$}}
; CHECK-DAG:     %s = call i64 @elsewhere.passed(i64 %r, ptr nest %{{[0-9]+}}){{$}}
; CHECK-DAG:   attributes #[[BODY]] = { noinline uwtable "vais-profiler"="instrumented" }
; CHECK-DAG:   attributes #[[NAME]] = { naked noinline "vais-profiler"="instrumented" }
define i64 @small(i64 %n) alwaysinline {
  %r = call i64 @internal(i64 %n) alwaysinline
  %s = call i64 @elsewhere(i64 %r) alwaysinline
  ret i64 %s
}
declare i64 @elsewhere(i64)
define internal i64 @internal(i64 %n) alwaysinline {
  ret i64 %n
}
