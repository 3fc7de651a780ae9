; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s %no-other-hooks

; Only the result says whether the pointer points to a block.

; CHECK-LABEL: define i32 @aligned(
; CHECK:         call ptr @vais_profiler_record_enter(
; CHECK-NEXT:    %error = call i32 @posix_memalign(ptr %out, i64 64, i64 %n)
; CHECK-NEXT:    call void @vais_profiler_record_posix_memalign(ptr %out, i64 %n, i32 %error)
; CHECK-NEXT:    call void @vais_profiler_record_exit(
define i32 @aligned(ptr %out, i64 %n) {
  %error = call i32 @posix_memalign(ptr %out, i64 64, i64 %n)
  ret i32 %error
}

declare i32 @posix_memalign(ptr, i64, i64)
