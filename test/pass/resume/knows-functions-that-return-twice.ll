; RUN: %opt -passes='vais-profiler<print-plan>,verify' -disable-output %s 2>&1 | FileCheck %s

; IR that no C front end made declares them without attributes; a function of such a name that the
; module defines is not that of the C library.

; CHECK: known: instrumented, 1 exit, 6 resume points, 0 allocation sites
define void @known(ptr %p) {
  %1 = call i32 @setjmp(ptr %p)
  %2 = call i32 @_setjmp(ptr %p)
  %3 = call i32 @sigsetjmp(ptr %p, i32 1)
  %4 = call i32 @__sigsetjmp(ptr %p, i32 1)
  %5 = call i32 @vfork()
  %6 = call i32 @getcontext(ptr %p)
  %7 = call i32 @savectx()
  ret void
}

; CHECK: savectx: instrumented, 1 exit, 0 resume points, 0 allocation sites
define i32 @savectx() {
  ret i32 0
}

declare i32 @setjmp(ptr)
declare i32 @_setjmp(ptr)
declare i32 @sigsetjmp(ptr, i32)
declare i32 @__sigsetjmp(ptr, i32)
declare i32 @vfork()
declare i32 @getcontext(ptr)
