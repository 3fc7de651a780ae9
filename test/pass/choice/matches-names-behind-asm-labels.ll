; RUN: %opt -passes='vais-profiler<print-plan;exclude=pour>' -disable-output %s 2>&1 | FileCheck %s

; The name is the one that the linker sees.

; CHECK: pour: not instrumented: excluded by exclude=pour
define void @"\01pour"() {
  ret void
}
