; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s %no-other-hooks

; A function that ends by a trap is never left: readers of the profile see that the call was still
; open.

; CHECK-LABEL: define void @fail()
; CHECK:         call ptr @vais_profiler_record_enter(
; CHECK-NEXT:    call void @abort()
; CHECK-NEXT:    unreachable
define void @fail() {
  call void @abort()
  unreachable
}

declare void @abort()
