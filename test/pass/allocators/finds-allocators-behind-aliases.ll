; RUN: split-file %s %t
; RUN: %opt -passes='vais-profiler<allocators=%t/list>,verify' -S %t/module.ll | FileCheck %s %no-other-hooks

; A list may name the alias or its target.

; CHECK-LABEL: define void @user()
; CHECK-NEXT:    call ptr @vais_profiler_record_enter(
; CHECK-NEXT:    %a = call ptr @take_too(i64 8)
; CHECK-NEXT:    call void @vais_profiler_record_malloc(ptr %a, i64 8)
; CHECK-NEXT:    call void @vais_profiler_record_free(ptr %a)
; CHECK-NEXT:    call void @give_too(ptr %a)
; CHECK-NEXT:    call void @give(ptr %a)
; CHECK-NEXT:    call void @vais_profiler_record_exit(
;--- list
take     malloc size=0
give_too free   block=0
;--- module.ll
@take_also = alias ptr (i64), ptr @take
@take_too = alias ptr (i64), ptr @take_also
@give_too = alias void (ptr), ptr @give
define ptr @take(i64 %n) noprofile {
  ret ptr null
}
define void @give(ptr %p) noprofile {
  ret void
}
define void @user() {
  %a = call ptr @take_too(i64 8)
  call void @give_too(ptr %a)
  call void @give(ptr %a)
  ret void
}
