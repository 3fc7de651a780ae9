; RUN: %opt -passes='vais-profiler<calls=passed;inline=off>,verify' -S %s | FileCheck %s

; The name of a function, which code calls that cannot pass a context on, leaves the way to its body to
; the runtime. It is opaque to other passes.
target triple = "x86_64-unknown-linux-gnu"

; CHECK:       define i64 @half(i64 signext %0) #[[NAME:[0-9]+]] {
; CHECK-NEXT:    call void asm sideeffect "leaq ${0:c}(%rip), %r11\0A\09jmpq *vais_profiler_record_by_name@GOTPCREL(%rip)", "i"(ptr @vais_profiler_function.half)
; CHECK-NEXT:    unreachable
; CHECK:       attributes #[[NAME]] = { naked noinline "vais-profiler"="instrumented" }
define i64 @half(i64 signext %n) {
  %r = ashr i64 %n, 1
  ret i64 %r
}
