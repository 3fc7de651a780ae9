; RUN: %opt -passes='vais-profiler<print-plan;functions=mill_*;exclude=log|*_t?st|mill_[0-9]>' -disable-output %s 2>&1 | FileCheck %s

; What excludes a function takes precedence over what includes it.

; CHECK:      mill_grind: instrumented
; CHECK-NEXT: mill_test: not instrumented: excluded by exclude=*_t?st
; CHECK-NEXT: mill_7: not instrumented: excluded by exclude=mill_[0-9]
; CHECK-NEXT: other: not instrumented: not among functions=mill_*
define void @mill_grind() {
  ret void
}
define void @mill_test() {
  ret void
}
define void @mill_7() {
  ret void
}
define void @other() {
  ret void
}
