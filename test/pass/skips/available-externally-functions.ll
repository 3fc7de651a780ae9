; RUN: %opt -passes='vais-profiler<print-plan>,verify' -disable-output %s 2>&1 | FileCheck %s --check-prefix=PLAN
; RUN: %leaves-untouched

; The real function is elsewhere; this body exists only for inlining.

; PLAN: inlined: not instrumented: available_externally
define available_externally i64 @inlined() {
  ret i64 1
}
