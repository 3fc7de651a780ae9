; RUN: split-file %s %t
; RUN: %opt -passes='vais-profiler<print-plan;allocators=%t/list>' -disable-output %t/module.ll 2>&1 | FileCheck %s

; Operands beyond those that a list names do not matter; those that it names must exist and have the
; stated meaning.

; CHECK:      pool_alloc: left out: operands: expected at least 2, found 1
; CHECK-NEXT: pool_alloc: left out: operand 1: expected an integer, found
; CHECK-NEXT: pool_alloc -> vais_profiler_record_malloc
; CHECK-NEXT: malloc: left out: operands: expected at least 3, found 1
;--- list
pool_alloc malloc size=1
malloc     malloc size=2
;--- module.ll
define void @user(ptr %pool) {
  %a = call ptr @pool_alloc(ptr %pool)
  %b = call ptr @pool_alloc(ptr %pool, ptr %pool)
  %c = call ptr @pool_alloc(ptr %pool, i64 8, i32 0)
  %d = call ptr @malloc(i64 1)
  ret void
}
declare ptr @pool_alloc(...)
declare ptr @malloc(i64)
