; RUN: split-file %s %t
; RUN: %opt -passes='vais-profiler<allocators=%t/list>,verify' -S %t/module.ll | FileCheck %s %no-other-hooks
; RUN: %opt -passes='vais-profiler<print-plan;allocators=%t/list>' -disable-output %t/module.ll 2>&1 | FileCheck %s --check-prefix=PLAN

; The program's own allocator is profiled as a function and recorded where it is called. What it
; takes from another allocator is the same memory and not counted twice.

; CHECK-LABEL: define ptr @take(
; CHECK-NEXT:    call ptr @vais_profiler_record_enter(
; CHECK-NEXT:    %p = call ptr @malloc(i64 %n)
; CHECK-NEXT:    call void @vais_profiler_record_exit(
; CHECK-LABEL: define void @user()
; CHECK-NEXT:    call ptr @vais_profiler_record_enter(
; CHECK-NEXT:    %p = call ptr @take(i64 8)
; CHECK-NEXT:    call void @vais_profiler_record_malloc(ptr %p, i64 8)
; CHECK-NEXT:    call void @vais_profiler_record_exit(
; PLAN: malloc: left out: inside of an allocator
;--- list
take malloc size=0
;--- module.ll
define ptr @take(i64 %n) {
  %p = call ptr @malloc(i64 %n)
  ret ptr %p
}
define void @user() {
  %p = call ptr @take(i64 8)
  ret void
}
declare ptr @malloc(i64)
