; RUN: %opt -passes='vais-profiler<calls=passed;inline=off>,verify' -S %s | FileCheck %s %no-other-hooks

; The name of a function with arguments on the stack finds its context with hooks and passes it on to
; the body: the runtime could not call the body without moving the arguments.
target triple = "x86_64-unknown-linux-gnu"

; CHECK-LABEL: define internal i64 @half.body(i64 signext %n, i64 %a, i64 %b, i64 %c, i64 %d, i64 %e, i64 %f, ptr nest %0)
; CHECK-NEXT:    store volatile ptr %0, ptr @vais_profiler_thread_state
; CHECK-NEXT:    %r = ashr i64 %n, 1
; CHECK-NEXT:    ret i64 %r
; CHECK-LABEL: define i64 @half(i64 signext %0, i64 %1, i64 %2, i64 %3, i64 %4, i64 %5, i64 %6)
; CHECK-NEXT:    %[[TOKEN:.*]] = call ptr @vais_profiler_record_enter(ptr @vais_profiler_function.half)
; CHECK-NEXT:    %[[SLOT:.*]] = call ptr @vais_profiler_record_passed(ptr @vais_profiler_function.half)
; CHECK-NEXT:    %[[RESULT:.*]] = notail call i64 @half.body(i64 signext %0, i64 %1, i64 %2, i64 %3, i64 %4, i64 %5, i64 %6, ptr nest %[[SLOT]])
; CHECK-NEXT:    call void @vais_profiler_record_exit(ptr %[[TOKEN]])
; CHECK-NEXT:    ret i64 %[[RESULT]]
; CHECK-LABEL: define void @nothing(ptr byval(i64) %0)
; CHECK-NEXT:    call ptr @vais_profiler_record_enter(ptr @vais_profiler_function.nothing)
; CHECK-NEXT:    call ptr @vais_profiler_record_passed(ptr @vais_profiler_function.nothing)
; CHECK:         notail call void @nothing.body(ptr byval(i64) %0, ptr nest %{{.*}})
; CHECK-NEXT:    call void @vais_profiler_record_exit(
; CHECK-NEXT:    ret void
define i64 @half(i64 signext %n, i64 %a, i64 %b, i64 %c, i64 %d, i64 %e, i64 %f) {
  %r = ashr i64 %n, 1
  ret i64 %r
}
define void @nothing(ptr byval(i64) %p) {
  ret void
}
