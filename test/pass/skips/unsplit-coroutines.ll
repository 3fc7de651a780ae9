; RUN: %opt -passes='vais-profiler<print-plan>,verify' -disable-output %s 2>&1 | FileCheck %s --check-prefix=PLAN
; RUN: %leaves-untouched

; A coroutine that is not split yet is entered once and left many times; after splitting, its parts
; are ordinary functions.

; PLAN: generator: not instrumented: unsplit coroutine
; PLAN: prepared: not instrumented: unsplit coroutine
define ptr @generator(ptr %memory) {
  %id = call token @llvm.coro.id(i32 0, ptr null, ptr null, ptr null)
  %handle = call ptr @llvm.coro.begin(token %id, ptr %memory)
  ret ptr %handle
}
define void @prepared() "coroutine.presplit"="1" {
  ret void
}

declare token @llvm.coro.id(i32, ptr, ptr, ptr)
declare ptr @llvm.coro.begin(token, ptr)
