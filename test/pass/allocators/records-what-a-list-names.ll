; RUN: split-file %s %t
; RUN: %opt -passes='vais-profiler<allocators=%t/list>,verify' -S %t/module.ll | FileCheck %s %no-other-hooks

; A line states a function, its kind and the operands that matter, counted from 0.

; CHECK-LABEL: define void @user(
; CHECK-NEXT:    call ptr @vais_profiler_record_enter(
; CHECK-NEXT:    %a = call ptr @pool_alloc(ptr %pool, i64 8)
; CHECK-NEXT:    call void @vais_profiler_record_malloc(ptr %a, i64 8)
; CHECK-NEXT:    %b = call ptr @pool_zeroed(ptr %pool, i64 %n, i64 8)
; CHECK-NEXT:    %[[SIZE:.*]] = mul i64 8, %n
; CHECK-NEXT:    call void @vais_profiler_record_malloc(ptr %b, i64 %[[SIZE]])
; CHECK-NEXT:    %[[TOKEN:.*]] = call ptr @vais_profiler_record_reallocating(ptr %b)
; CHECK-NEXT:    %c = call ptr @pool_resize(ptr %pool, ptr %b, i64 %n)
; CHECK-NEXT:    call void @vais_profiler_record_realloc(ptr %[[TOKEN]], ptr %b, ptr %c, i64 %n)
; CHECK-NEXT:    %d = call ptr @pool_copy(ptr %pool, ptr %text)
; CHECK-NEXT:    call void @vais_profiler_record_strdup(ptr %d)
; CHECK-NEXT:    %e = call i32 @pool_store(ptr %text, i64 %n)
; CHECK-NEXT:    call void @vais_profiler_record_posix_memalign(ptr %text, i64 %n, i32 %e)
; CHECK-NEXT:    call void @vais_profiler_record_free(ptr %a)
; CHECK-NEXT:    call void @pool_free(ptr %pool, ptr %a)
; CHECK-NEXT:    call void @vais_profiler_record_exit(
;--- list
# name       kind            operands
pool_alloc   malloc          size=1
pool_zeroed  calloc          count=1 size=2

pool_resize  realloc         block=1 size=2
pool_copy    strdup
pool_store   posix_memalign  block=0 size=1
pool_free    free            block=1
elsewhere    free            block=0
;--- module.ll
define void @user(ptr %pool, ptr %text, i64 %n) {
  %a = call ptr @pool_alloc(ptr %pool, i64 8)
  %b = call ptr @pool_zeroed(ptr %pool, i64 %n, i64 8)
  %c = call ptr @pool_resize(ptr %pool, ptr %b, i64 %n)
  %d = call ptr @pool_copy(ptr %pool, ptr %text)
  %e = call i32 @pool_store(ptr %text, i64 %n)
  call void @pool_free(ptr %pool, ptr %a)
  ret void
}
declare ptr @pool_alloc(ptr, i64)
declare ptr @pool_zeroed(ptr, i64, i64)
declare ptr @pool_resize(ptr, ptr, i64)
declare ptr @pool_copy(ptr, ptr)
declare i32 @pool_store(ptr, i64)
declare void @pool_free(ptr, ptr)
