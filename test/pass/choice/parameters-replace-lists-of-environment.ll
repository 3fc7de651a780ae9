; RUN: env VAIS_PROFILER_PASS_OPTIONS='exclude=a;functions=a|b' %opt -passes='vais-profiler<print-plan;exclude=b>' -disable-output %s 2>&1 | FileCheck %s
; RUN: env VAIS_PROFILER_PASS_OPTIONS='exclude=a' %opt -passes='vais-profiler<print-plan;exclude=>' -disable-output %s 2>&1 | FileCheck %s --check-prefix=EMPTY

; What is said at the pass itself holds; an empty list takes back the environment's.

; CHECK:      a: instrumented
; CHECK-NEXT: b: not instrumented: excluded by exclude=b
; EMPTY:      a: instrumented
; EMPTY-NEXT: b: instrumented
define void @a() {
  ret void
}
define void @b() {
  ret void
}
