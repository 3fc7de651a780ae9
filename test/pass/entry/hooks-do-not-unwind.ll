; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s

; A hook that might throw would make every call of it a way out of the function.

define void @f() {
  ret void
}

; CHECK-DAG: declare ptr @vais_profiler_record_enter(ptr) #[[HOOK:[0-9]+]]
; CHECK-DAG: declare void @vais_profiler_record_exit(ptr) #[[HOOK]]
; CHECK-DAG: attributes #[[HOOK]] = { nounwind }
