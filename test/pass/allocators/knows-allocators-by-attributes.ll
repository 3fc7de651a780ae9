; REQUIRES: llvm-ge-15
; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s %no-other-hooks

; The attributes of declarations suffice, as in Rust.

; CHECK-LABEL: define void @user(
; CHECK-NEXT:    call ptr @vais_profiler_record_enter(
; CHECK-NEXT:    %a = call ptr @take(i64 %n, i64 8)
; CHECK-NEXT:    call void @vais_profiler_record_malloc(ptr %a, i64 %n)
; CHECK-NEXT:    %[[TOKEN:.*]] = call ptr @vais_profiler_record_reallocating(ptr %a)
; CHECK-NEXT:    %b = call ptr @resize(ptr %a, i64 2, i64 %n)
; CHECK-NEXT:    %[[SIZE:.*]] = mul i64 2, %n
; CHECK-NEXT:    call void @vais_profiler_record_realloc(ptr %[[TOKEN]], ptr %a, ptr %b, i64 %[[SIZE]])
; CHECK-NEXT:    call void @vais_profiler_record_free(ptr %b)
; CHECK-NEXT:    call void @give(i64 8, ptr %b)
; CHECK-NEXT:    %c = call ptr @unsized()
; CHECK-NEXT:    call void @vais_profiler_record_exit(
define void @user(i64 %n) {
  %a = call ptr @take(i64 %n, i64 8)
  %b = call ptr @resize(ptr %a, i64 2, i64 %n)
  call void @give(i64 8, ptr %b)
  %c = call ptr @unsized()
  ret void
}
declare noalias ptr @take(i64, i64) allockind("alloc,uninitialized") allocsize(0)
declare noalias ptr @resize(ptr allocptr, i64, i64) allockind("realloc") allocsize(1, 2)
declare void @give(i64, ptr allocptr) allockind("free")
declare noalias ptr @unsized() allockind("alloc,zeroed")
