; RUN: %opt -passes='vais-profiler<calls=passed;inline=off>,verify' -S %s | FileCheck %s

; Arguments that are passed by value or are places of results keep these attributes, in the body,
; where the name calls it and where others do.
target triple = "x86_64-unknown-linux-gnu"

; CHECK-LABEL: define internal void @pair.body(ptr noalias sret({ i64, i64 }) %out, ptr byval([5 x i64]) align 8 %in, ptr nest %0)
; CHECK-LABEL: define void @pair(ptr noalias sret({ i64, i64 }) %0, ptr byval([5 x i64]) align 8 %1)
; CHECK:         call void @pair.body(ptr noalias sret({ i64, i64 }) %0, ptr byval([5 x i64]) align 8 %1, ptr nest %{{.*}})
define void @pair(ptr noalias sret({ i64, i64 }) %out, ptr byval([5 x i64]) align 8 %in) {
  ret void
}
; CHECK-LABEL: define internal void @caller.body(
; CHECK:         call void @pair.body(ptr noalias sret({ i64, i64 }) %p, ptr byval([5 x i64]) align 8 %p, ptr nest %{{.*}}) #[[COLD:[0-9]+]]
; CHECK:       attributes #[[COLD]] = { cold }
define void @caller(ptr %p) {
  call void @pair(ptr noalias sret({ i64, i64 }) %p, ptr byval([5 x i64]) align 8 %p) cold
  ret void
}
