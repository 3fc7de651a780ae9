; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s

; Calls that end the process without its exit handlers are reported before, with their status. Other
; system calls are not, and neither is a function with such a name that the module defines.
target triple = "x86_64-unknown-linux-gnu"

; CHECK-LABEL: define void @leave(
; CHECK:         call void @vais_profiler_record_ending(i32 1, i32 %status)
; CHECK-NEXT:    call void @_exit(i32 %status)
; CHECK:         call void @vais_profiler_record_ending(i32 2, i32 3)
; CHECK-NEXT:    call void @quick_exit(i32 3)
; CHECK-NOT:     record_ending
; CHECK:         call i64 (i64, ...) @syscall(i64 39, i32 0)
; CHECK-NEXT:    call void @vais_profiler_record_ending(i32 1, i32 4)
; CHECK-NEXT:    call i64 (i64, ...) @syscall(i64 231, i32 4)
; CHECK-NEXT:    call void @_Exit(i32 5)
define void @leave(i32 %status) {
  call void @_exit(i32 %status)
  call void @quick_exit(i32 3)
  %pid = call i64 (i64, ...) @syscall(i64 39, i32 0)
  %never = call i64 (i64, ...) @syscall(i64 231, i32 4)
  call void @_Exit(i32 5)
  ret void
}

define void @_Exit(i32 %status) {
  ret void
}

declare void @_exit(i32)
declare void @quick_exit(i32)
declare i64 @syscall(i64, ...)
