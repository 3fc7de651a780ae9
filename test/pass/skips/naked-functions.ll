; RUN: %opt -passes='vais-profiler<print-plan>,verify' -disable-output %s 2>&1 | FileCheck %s --check-prefix=PLAN
; RUN: %leaves-untouched

; A naked function has no frame to hold a token; it consists of its author's assembly.

; PLAN: start: not instrumented: naked
define void @start() naked {
  call void asm sideeffect "ret", ""()
  unreachable
}
