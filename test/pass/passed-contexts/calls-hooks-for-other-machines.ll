; RUN: sed s/MACHINE/aarch64/ %s | %opt -passes='vais-profiler<calls=passed;inline=off>,verify' -S - | FileCheck %s
; RUN: sed -e s/MACHINE/x86_64/ -e 's/^; MODEL: //' %s | %opt -passes='vais-profiler<calls=passed;inline=off>,verify' -S - | FileCheck %s
; RUN: sed s/MACHINE/x86_64/ %s | %opt -passes='vais-profiler<calls=passed;inline=off>,verify' -S - | FileCheck %s --check-prefix=PASSED

; A body begins with x86-64 machine code that assumes the small code model: other machines and code
; models call hooks.
target triple = "MACHINE-unknown-linux-gnu"

; PASSED:      define internal void @work.body(
; CHECK-NOT:   .body
; CHECK-LABEL: define void @work()
; CHECK-NEXT:    call ptr @vais_profiler_record_enter(
; CHECK-NEXT:    call void @vais_profiler_record_exit(
define void @work() {
  ret void
}
; MODEL: !llvm.module.flags = !{!0}
; MODEL: !0 = !{i32 1, !"Code Model", i32 4}
