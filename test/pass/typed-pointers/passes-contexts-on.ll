; RUN: %opt -passes='vais-profiler<calls=passed;inline=off>,verify' -S %s | FileCheck %s

; Slots and contexts are i8*, and the arguments of the body keep their types.
target triple = "x86_64-unknown-linux-gnu"

; CHECK-LABEL: define internal i64* @outer.body(i64* %p, i8* nest %0) {{.*}}prologue
; CHECK-NEXT:    store volatile i8* %0, i8** @vais_profiler_thread_state
; CHECK-NEXT:    %[[SLOT:.*]] = getelementptr i8, i8* %0, i64 -64
; CHECK-NEXT:    %r = call i64* @inner(i64* %p, i8* nest %[[SLOT]])
; CHECK-NEXT:    store volatile i8* %0, i8** @vais_profiler_thread_state
; CHECK-NEXT:    call i64* bitcast (i8* (i8*)* @unknown to i64* (i64*)*)(i64* %r)
; CHECK-LABEL: define i64* @outer(i64* %0)
; CHECK-SAME:    {{.*}} prologue {{.*}}@vais_profiler_function.outer {{.*}}@vais_profiler_by_name
; CHECK-NEXT:    call void asm sideeffect "", ""()
; CHECK-NEXT:    unreachable
define i64* @outer(i64* %p) {
  %r = call i64* @inner(i64* %p)
  %s = call i64* bitcast (i8* (i8*)* @unknown to i64* (i64*)*)(i64* %r)
  ret i64* %s
}
; CHECK-LABEL: define internal i64* @inner(i64* %p, i8* nest %0) {{.*}}prologue
define internal i64* @inner(i64* %p) {
  ret i64* %p
}
declare i8* @unknown(i8*)
