; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s --implicit-check-not=speculatable --implicit-check-not=nosync --implicit-check-not=nofree

; Hooks may synchronise and free, and must not run where the program would not. Attributes that are
; still true are kept.

; CHECK-LABEL: define i64 @calls()
; CHECK:         call i64 @quick() #[[CALL:[0-9]+]]
define i64 @calls() {
  %a = call i64 @quick() nosync nofree willreturn
  ret i64 %a
}
define i64 @quick() speculatable nosync nofree norecurse willreturn nounwind {
  ret i64 1
}

; CHECK-DAG: attributes #{{[0-9]+}} = { norecurse nounwind willreturn "vais-profiler"="instrumented" }
; CHECK-DAG: attributes #[[CALL]] = { willreturn }
