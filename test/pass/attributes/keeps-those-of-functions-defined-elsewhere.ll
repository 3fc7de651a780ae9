; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s

; The pass cannot judge what another module states about its functions.

; CHECK-LABEL: define i64 @outer()
; CHECK:         call i64 @elsewhere() #[[CALL:[0-9]+]]
define i64 @outer() {
  %a = call i64 @elsewhere() nosync
  ret i64 %a
}

; CHECK: declare i64 @elsewhere() #[[ELSEWHERE:[0-9]+]]
declare i64 @elsewhere() nosync nofree

; CHECK-DAG: attributes #[[ELSEWHERE]] = { nofree nosync }
; CHECK-DAG: attributes #[[CALL]] = { nosync }
