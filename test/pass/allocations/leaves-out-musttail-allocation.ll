; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s %no-other-hooks
; RUN: %opt -passes='vais-profiler<print-plan>,verify' -disable-output %s 2>&1 | FileCheck %s --check-prefix=PLAN

; Nothing can stand after a musttail call, so its allocation cannot be recorded; the plan
; says so.

; CHECK-LABEL: define ptr @make(
; CHECK-NEXT:    call ptr @vais_profiler_record_enter(
; CHECK-NEXT:    call void @vais_profiler_record_exit(
; CHECK-NEXT:    %p = musttail call ptr @malloc(i64 %n)
; CHECK-NEXT:    ret ptr %p

; PLAN:      make: instrumented, 1 exit, 0 resume points, 0 allocation sites
; PLAN-NEXT:   malloc: left out: musttail: nothing can stand after it
define ptr @make(i64 %n) {
  %p = musttail call ptr @malloc(i64 %n)
  ret ptr %p
}

declare ptr @malloc(i64)
