; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s %no-other-hooks

; A body that exists only for inlining does not change that the function is the C library's.

; CHECK-LABEL: define ptr @copy(
; CHECK-NEXT:    call ptr @vais_profiler_record_enter(
; CHECK-NEXT:    %p = call ptr @strdup(ptr %s)
; CHECK-NEXT:    call void @vais_profiler_record_strdup(ptr %p)
; CHECK-NEXT:    call void @vais_profiler_record_exit(
define ptr @copy(ptr %s) {
  %p = call ptr @strdup(ptr %s)
  ret ptr %p
}

define available_externally ptr @strdup(ptr %s) {
  ret ptr null
}
