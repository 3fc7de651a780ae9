; RUN: env VAIS_PROFILER_PASS_OPTIONS='memry=off;memory=off' %opt -passes='vais-profiler,verify' -S %s 2>%t.err | FileCheck %s
; RUN: FileCheck %s --check-prefix=WARNING < %t.err

; The variable may have been set far away from this compilation, which therefore continues with what
; it understood.

; CHECK-NOT: vais_profiler_record_malloc
; CHECK:     call void @vais_profiler_record_exit(
; WARNING:   warning: vais-profiler: VAIS_PROFILER_PASS_OPTIONS: unknown option 'memry=off': did you mean 'memory=off'?
; WARNING-NOT: warning
define ptr @make(i64 %n) {
  %p = call ptr @malloc(i64 %n)
  ret ptr %p
}

declare ptr @malloc(i64)
