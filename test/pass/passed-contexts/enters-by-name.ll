; RUN: %opt -passes='vais-profiler<calls=passed;inline=off>,verify' -S %s | FileCheck %s

; The name of a function, which code calls that cannot pass a context on, leaves the way to its body to
; the runtime. Both names and the way to the runtime are opaque to other passes.
target triple = "x86_64-unknown-linux-gnu"

; CHECK:       define i64 @half(i64 signext %0) #[[NAME:[0-9]+]] {
; CHECK-NEXT:    call void asm sideeffect "leaq ${0:c}(%rip), %r11\0A\09jmp ${1:P}", "i,i"(ptr @vais_profiler_function.half, ptr @vais_profiler_by_name)
; CHECK-NEXT:    unreachable
; CHECK:       define linkonce_odr hidden void @vais_profiler_by_name() #[[WAY:[0-9]+]] comdat
; CHECK-NEXT:    call void asm sideeffect "jmpq *vais_profiler_record_by_name@GOTPCREL(%rip)", ""()
; CHECK-NEXT:    unreachable
; CHECK-DAG:   attributes #[[NAME]] = { naked noinline "vais-profiler"="instrumented" }
; CHECK-DAG:   attributes #[[WAY]] = { naked noinline nounwind "vais-profiler"="left alone" }
define i64 @half(i64 signext %n) {
  %r = ashr i64 %n, 1
  ret i64 %r
}
