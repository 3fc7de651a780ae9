; RUN: %opt -passes='vais-profiler<exits=unwind>,verify' -S %s | FileCheck %s

; An allocation is recorded where it returns normally, even if its call has become an invoke.

; CHECK-LABEL: define ptr @make(
; CHECK:         %[[P:.*]] = invoke ptr @_Znwm(i64 %n)
; CHECK-NEXT:      to label %[[NEXT:.*]] unwind
; CHECK:       [[NEXT]]:
; CHECK-NEXT:    call void @vais_profiler_record_malloc(ptr %[[P]], i64 %n)
; CHECK-NEXT:    call void @vais_profiler_record_exit(
; CHECK-NEXT:    ret ptr %[[P]]
define ptr @make(i64 %n) {
  %p = call ptr @_Znwm(i64 %n)
  ret ptr %p
}
declare ptr @_Znwm(i64)
