; RUN: env VAIS_PROFILER_PASS_OPTIONS='exclude=a;functions=a|b' %opt -passes='vais-profiler<print-plan;exclude=b>' -disable-output %s 2>&1 | FileCheck %s
; RUN: env VAIS_PROFILER_PASS_OPTIONS='exclude=a' %opt -passes='vais-profiler<print-plan;exclude=>' -disable-output %s 2>&1 | FileCheck %s --check-prefix=EMPTY

; Parameters of the pass take precedence; an empty list cancels that of the environment.

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
