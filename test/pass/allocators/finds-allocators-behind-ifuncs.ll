; RUN: split-file %s %t
; RUN: %opt -passes='vais-profiler<allocators=%t/list>,verify' -S %t/module.ll | FileCheck %s %no-other-hooks

; An ifunc is an allocator if a list names it, or if everything its resolver may return is one.

; CHECK-LABEL: define void @user()
; CHECK-NEXT:    call ptr @vais_profiler_record_enter(
; CHECK-NEXT:    %a = call ptr @resolved(i64 8)
; CHECK-NEXT:    call void @vais_profiler_record_malloc(ptr %a, i64 8)
; CHECK-NEXT:    %b = call ptr @mixed(i64 8)
; CHECK-NEXT:    %c = call ptr @listed(i64 8)
; CHECK-NEXT:    call void @vais_profiler_record_malloc(ptr %c, i64 8)
; CHECK-NEXT:    call void @vais_profiler_record_exit(
;--- list
listed malloc size=0
;--- module.ll
@fast = external global i1
@resolved = ifunc ptr (i64), ptr @resolve
@mixed = ifunc ptr (i64), ptr @resolve_mixed
@listed = ifunc ptr (i64), ptr @resolve_mixed
define ptr @resolve() {
  %fast = load i1, ptr @fast
  %r = select i1 %fast, ptr @malloc, ptr @valloc
  ret ptr %r
}
define ptr @resolve_mixed() {
  %fast = load i1, ptr @fast
  %r = select i1 %fast, ptr @malloc, ptr @free
  ret ptr %r
}
define void @user() {
  %a = call ptr @resolved(i64 8)
  %b = call ptr @mixed(i64 8)
  %c = call ptr @listed(i64 8)
  ret void
}
declare ptr @malloc(i64)
declare ptr @valloc(i64)
declare void @free(ptr)
