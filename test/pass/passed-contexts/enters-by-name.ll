; RUN: %opt -passes='vais-profiler<calls=passed;inline=off>,verify' -S %s | FileCheck %s
; RUN: %opt -passes='vais-profiler<calls=passed;inline=off>' %s -o %t.bc
; RUN: %llc %t.bc -o %t.o
; RUN: objdump -dr --no-show-raw-insn %t.o | FileCheck --check-prefix=CODE %s
; RUN: cp %s %t.ll
; RUN: echo '!llvm.module.flags = !{!0}' >>%t.ll
; RUN: echo '!0 = !{i32 4, !"cf-protection-branch", i32 1}' >>%t.ll
; RUN: %opt -passes='vais-profiler<calls=passed;inline=off>' %t.ll -o %t.bc
; RUN: %llc %t.bc -o %t.o
; RUN: objdump -dr --no-show-raw-insn %t.o | FileCheck --check-prefix=MARKED %s

; The name of a function, which code calls that cannot pass a context on, leaves the way to its body to
; the runtime, by two instructions. They are data to the compiler, and nothing more is known of the
; function. Where indirect branches are checked, they begin with the mark that is looked for.
target triple = "x86_64-unknown-linux-gnu"

; CHECK:       define i64 @half(i64 signext %0) #[[NAME:[0-9]+]]
; CHECK-SAME:    prologue {{.*}} @vais_profiler_function.half {{.*}} @half {{.*}} @vais_profiler_by_name {{.*}} @half
; CHECK-NEXT:    call void asm sideeffect "", ""()
; CHECK-NEXT:    unreachable
; CHECK:       attributes #[[NAME]] = { naked noinline "vais-profiler"="instrumented" }

; CODE-LABEL:  <half>:
; CODE-NEXT:     lea {{.*}}(%rip),%r11
; CODE-NEXT:     R_X86_64_PC32{{.*}}.data
; CODE-NEXT:     jmp
; CODE-NEXT:     R_X86_64_PC32{{.*}}vais_profiler_by_name-0x4
; CODE-LABEL:  <vais_profiler_by_name>:
; CODE-NEXT:     jmp *{{.*}}(%rip)
; CODE-NEXT:     R_X86_64_GOTPCREL{{.*}}vais_profiler_record_by_name-0x4

; MARKED-LABEL: <half>:
; MARKED-NEXT:   endbr64
; MARKED-NEXT:   lea {{.*}}(%rip),%r11
; MARKED-NEXT:   R_X86_64_PC32{{.*}}.data
; MARKED-NEXT:   jmp
; MARKED-NEXT:   R_X86_64_PC32{{.*}}vais_profiler_by_name-0x4
; MARKED-NOT:    endbr64
; MARKED:        Disassembly of section
define i64 @half(i64 signext %n) {
  %r = ashr i64 %n, 1
  ret i64 %r
}
