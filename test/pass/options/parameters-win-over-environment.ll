; RUN: env VAIS_PROFILER_PASS_OPTIONS=memory=off %opt -passes='vais-profiler,verify' -S %s | FileCheck %s --check-prefix=OFF
; RUN: env VAIS_PROFILER_PASS_OPTIONS=memory=off %opt -passes='vais-profiler<memory=on>,verify' -S %s | FileCheck %s --check-prefix=ON

; The environment sets defaults; parameters of the pass take precedence.

; OFF-NOT: vais_profiler_record_malloc
; ON:      call void @vais_profiler_record_malloc(
define ptr @make(i64 %n) {
  %p = call ptr @malloc(i64 %n)
  ret ptr %p
}

declare ptr @malloc(i64)
