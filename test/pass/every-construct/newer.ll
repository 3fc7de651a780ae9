; REQUIRES: llvm-ge-16
; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s
; RUN: bash %S/Inputs/compile.sh %s %t "%opt" "%llc"

; Constructs that older LLVMs do not read, or (coroutines with opaque pointers, 14) do not compile.

target triple = "x86_64-pc-linux-gnu"

declare noalias ptr @pool_take(i64) allockind("alloc,uninitialized") allocsize(0)
declare void @pool_give(ptr allocptr) allockind("free")
declare ptr @malloc(i64)
declare void @free(ptr)
declare void @work()
declare token @llvm.coro.id(i32, ptr, ptr, ptr)
declare i64 @llvm.coro.size.i64()
declare ptr @llvm.coro.begin(token, ptr)
declare i8 @llvm.coro.suspend(token, i1)
declare ptr @llvm.coro.free(token, ptr)
declare i1 @llvm.coro.end(ptr, i1)

; CHECK-LABEL: define i64 @square(i64 %n)
; CHECK-NEXT:    call ptr @vais_profiler_record_enter(
define i64 @square(i64 %n) memory(none) {
  %r = mul i64 %n, %n
  ret i64 %r
}
; CHECK-LABEL: define void @pool(
; CHECK:         call void @vais_profiler_record_malloc(
; CHECK:         call void @vais_profiler_record_free(
define void @pool() {
  %p = call ptr @pool_take(i64 64)
  call void @pool_give(ptr %p)
  ret void
}
define void @jumps() {
  callbr void asm sideeffect "# ${0:l}", "!i"() to label %two [label %one]
one:
  ret void
two:
  ret void
}
; CHECK-LABEL: define void @refuses(
; CHECK-NEXT:    ret void
define void @refuses() skipprofile {
  ret void
}
; CHECK-LABEL: define ptr @unsplit(
; CHECK-NOT:     vais_profiler_record
define ptr @unsplit(i64 %n) presplitcoroutine {
  %id = call token @llvm.coro.id(i32 0, ptr null, ptr null, ptr null)
  %size = call i64 @llvm.coro.size.i64()
  %frame = call ptr @malloc(i64 %size)
  %handle = call ptr @llvm.coro.begin(token %id, ptr %frame)
  %s = call i8 @llvm.coro.suspend(token none, i1 false)
  switch i8 %s, label %suspend [ i8 0, label %resume
                                 i8 1, label %destroy ]
resume:
  call void @work()
  br label %destroy
destroy:
  %memory = call ptr @llvm.coro.free(token %id, ptr %handle)
  call void @free(ptr %memory)
  br label %suspend
suspend:
  %end = call i1 @llvm.coro.end(ptr %handle, i1 false)
  ret ptr %handle
}
; CHECK: declare
