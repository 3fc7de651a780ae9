; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s

; The byte \01 is a mark for LLVM and not part of the symbol; any other character may be one.

; CHECK-DAG: \00plain\00List<i64>::push \E2\82\AC\00"
; CHECK-DAG: @vais_profiler_function.plain = private global
; CHECK-DAG: @"vais_profiler_function.List<i64>::push \E2\82\AC" = private global
define void @"\01plain"() {
  ret void
}
define void @"List<i64>::push \E2\82\AC"() {
  ret void
}
