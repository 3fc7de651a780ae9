; RUN: split-file %s %t
; RUN: %opt -passes='vais-profiler<allocators=%t/list>,verify' -S %t/module.ll | FileCheck %s %no-other-hooks

; Aliases and ifuncs may be behind casts.

; CHECK-LABEL: define void @user()
; CHECK-NEXT:    call i8* @vais_profiler_record_enter(
; CHECK-NEXT:    %a = call i64* @take_too(i64 8)
; CHECK-NEXT:    %[[BLOCK:.*]] = bitcast i64* %a to i8*
; CHECK-NEXT:    call void @vais_profiler_record_malloc(i8* %[[BLOCK]], i64 8)
; CHECK-NEXT:    %b = call i64* @resolved(i64 8)
; CHECK-NEXT:    %[[BLOCK:.*]] = bitcast i64* %b to i8*
; CHECK-NEXT:    call void @vais_profiler_record_malloc(i8* %[[BLOCK]], i64 8)
; CHECK-NEXT:    call void @vais_profiler_record_exit(
;--- list
take malloc size=0
;--- module.ll
@take_too = alias i64* (i64), bitcast (i8* (i64)* @take to i64* (i64)*)
@resolved = ifunc i64* (i64), i64* (i64)* ()* @resolve
define i8* @take(i64 %n) noprofile {
  ret i8* null
}
define i64* (i64)* @resolve() {
  ret i64* (i64)* bitcast (i8* (i64)* @malloc to i64* (i64)*)
}
define void @user() {
  %a = call i64* @take_too(i64 8)
  %b = call i64* @resolved(i64 8)
  ret void
}
declare i8* @malloc(i64)
