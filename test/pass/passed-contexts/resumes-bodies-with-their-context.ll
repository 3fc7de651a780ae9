; RUN: %opt -passes='vais-profiler<calls=passed;inline=off>,verify' -S %s | FileCheck %s

; When control arrives in the middle of a body, its own context becomes current; after a call that may
; have created a process without libc's knowledge, the child must not continue in its parent's profile.
target triple = "x86_64-unknown-linux-gnu"

; CHECK-LABEL: define internal void @jumps.body(ptr %place, ptr nest %0)
; CHECK:         %[[R:.*]] = call i32 @setjmp(ptr %place)
; CHECK-NEXT:    call void @vais_profiler_record_resumed(ptr %0)
define void @jumps(ptr %place) {
  %r = call i32 @setjmp(ptr %place) returns_twice
  ret void
}
; CHECK-LABEL: define internal void @forks.body(ptr nest %0)
; CHECK:         call i64 (i64, ...) @syscall(i64 57)
; CHECK-NEXT:    call void @vais_profiler_record_forked()
; CHECK-NEXT:    call i64 @read(
; CHECK-NEXT:    ret void
define void @forks() {
  %r = call i64 (i64, ...) @syscall(i64 57)
  %s = call i64 @read(i32 0, ptr null, i64 0)
  ret void
}
declare i32 @setjmp(ptr) returns_twice
declare i64 @syscall(i64, ...)
declare i64 @read(i32, ptr, i64)
