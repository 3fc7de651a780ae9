; REQUIRES: llvm-ge-16
; RUN: %opt -passes='vais-profiler<print-plan>,verify' -disable-output %s 2>&1 | FileCheck %s --check-prefix=PLAN
; RUN: %leaves-untouched

; An attribute that older LLVMs do not have.

; PLAN: quiet: not instrumented: attribute skipprofile
define void @quiet() skipprofile {
  ret void
}
