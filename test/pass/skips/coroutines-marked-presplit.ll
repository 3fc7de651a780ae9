; REQUIRES: llvm-ge-15
; RUN: %opt -passes='vais-profiler<print-plan>,verify' -disable-output %s 2>&1 | FileCheck %s --check-prefix=PLAN
; RUN: %leaves-untouched

; The attribute with which newer LLVMs mark coroutines until they are split.

; PLAN: marked: not instrumented: unsplit coroutine
define void @marked() presplitcoroutine {
  ret void
}
