; REQUIRES: llvm-ge-15
; RUN: %opt -passes='vais-profiler<print-plan>,verify' -disable-output %s 2>&1 | FileCheck %s --check-prefix=PLAN
; RUN: %leaves-untouched

; The attribute that newer LLVMs mark coroutines with until they are split.

; PLAN: marked: not instrumented: unsplit coroutine
define void @marked() presplitcoroutine {
  ret void
}
