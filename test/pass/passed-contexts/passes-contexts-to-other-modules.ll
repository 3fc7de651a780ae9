; RUN: split-file %s %t.parts && cd %t.parts
; RUN: %opt -passes='vais-profiler<calls=passed;inline=off>,verify' -S calls.ll | FileCheck calls.ll
; RUN: cat calls.ll flags.ll | sed '/PIE/s/i32 2/i32 0/' > pic.ll && %opt -passes='vais-profiler<calls=passed;inline=off>,verify' -S pic.ll | FileCheck flags.ll
; RUN: cat calls.ll flags.ll > pie.ll && %opt -passes='vais-profiler<calls=passed;inline=off>,verify' -S pie.ll | FileCheck calls.ll

; A module offers its bodies to other modules, and calls what may be the body of another one: which
; it is, the linker decides. What may be replaced when the program is loaded, and what belongs to a
; library, is called by name.

;--- calls.ll
target triple = "x86_64-unknown-linux-gnu"

; CHECK-DAG:   @caller.passed = hidden alias i64 (i64, ptr, ptr), ptr @caller.body
; CHECK-DAG:   @renamed.passed = hidden alias i64 (i64, ptr, ptr), ptr @caller.body
; CHECK-NOT:   @internal.passed
; CHECK-NOT:   @weak.passed =
@renamed = alias i64 (i64, ptr), ptr @caller

; After the call, the current context may be another one.
; CHECK-LABEL: define internal i64 @caller.body(i64 %n, ptr %f, ptr nest %0)
; CHECK-NEXT:    store volatile ptr %0, ptr @vais_profiler_thread_state
; CHECK-NEXT:    %[[FIRST:.*]] = getelementptr i8, ptr %0, i64 -64
; CHECK-NEXT:    %a = call signext i64 @"other$i64.passed"(i64 %n, ptr nest %[[FIRST]])
; CHECK-NEXT:    %[[SECOND:.*]] = getelementptr i8, ptr %0, i64 -96
; CHECK-NEXT:    %b = call i64 @internal(i64 %a, ptr nest %[[SECOND]])
; CHECK-NEXT:    %[[THIRD:.*]] = getelementptr i8, ptr %0, i64 -128
; CHECK-NEXT:    %c = call i64 @"other$i64.passed"(i64 %b, ptr nest %[[THIRD]])
; CHECK-NEXT:    store volatile ptr %0, ptr @vais_profiler_thread_state
; CHECK-NEXT:    call i64 @strlen(
; CHECK-NEXT:    call void (i64, ...) @variadic(
; CHECK-NEXT:    call i64 @maybe(
; CHECK-NEXT:    call i32 @setjmp(
; CHECK-NEXT:    call void @vais_profiler_record_resumed(
; CHECK-NEXT:    call void @__cxa_something(
; CHECK-NEXT:    call void @_ZSt9somethingv(
; CHECK-NEXT:    call i32 @"other$i64"(
; CHECK-NEXT:    call void @fails(
; CHECK-NEXT:    call void @nested(
; CHECK-NEXT:    call void @saves(
; CHECK-NEXT:    ret i64 %c
; CHECK:       unreachable:
; CHECK:         call void @absent()
define i64 @caller(i64 %n, ptr %f) {
  %a = call signext i64 @"other$i64"(i64 %n)
  %b = call i64 @internal(i64 %a)
  %c = call i64 @"other$i64"(i64 %b)
  call i64 @strlen(ptr %f)
  call void (i64, ...) @variadic(i64 1)
  call i64 @maybe()
  call i32 @setjmp(ptr %f) returns_twice
  call void @__cxa_something()
  call void @_ZSt9somethingv()
  call i32 @"other$i64"()
  call void @fails() noreturn
  call void @nested(ptr nest %f)
  call void @saves()
  ret i64 %c
unreachable:
  call void @absent()
  ret i64 %n
}
define internal i64 @internal(i64 %n) {
  ret i64 %n
}
define weak void @weak() {
  ret void
}

; CHECK:       define weak hidden i64 @"other$i64.passed"(i64 %0, ptr nest %1) {{.*}}#[[WAY:[0-9]+]] {
; CHECK-NEXT:    call void asm sideeffect "movq 24(%r10), %r10\0A{{.*}}jmp other$$i64@PLT", ""()
; CHECK-NEXT:    unreachable
; CHECK:       attributes #[[WAY]] = { naked noinline {{.*}}"vais-profiler"="left alone"
declare i64 @"other$i64"(i64)
declare i64 @strlen(ptr)
declare void @variadic(i64, ...)
declare extern_weak i64 @maybe()
declare i32 @setjmp(ptr)
declare void @__cxa_something()
declare void @_ZSt9somethingv()
declare void @fails()
declare void @nested(ptr nest)
declare void @saves() "no_caller_saved_registers"
declare void @absent()

;--- flags.ll
; CHECK-NOT: passed =
; CHECK-NOT: i64.passed
!llvm.module.flags = !{!0, !1}
!0 = !{i32 7, !"PIC Level", i32 2}
!1 = !{i32 7, !"PIE Level", i32 2}
