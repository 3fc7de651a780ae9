; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s %no-other-hooks

; A Vais program may declare posix_memalign with the integer types that it has.

; CHECK-LABEL: define i64 @wide(
; CHECK:         call ptr @vais_profiler_record_enter(
; CHECK-NEXT:    %error = call i64 @posix_memalign(i64 %out, i64 64, i64 %n)
; CHECK-NEXT:    %[[OUT:.*]] = inttoptr i64 %out to ptr
; CHECK-NEXT:    %[[ERROR:.*]] = trunc i64 %error to i32
; CHECK-NEXT:    call void @vais_profiler_record_posix_memalign(ptr %[[OUT]], i64 %n, i32 %[[ERROR]])
; CHECK-NEXT:    call void @vais_profiler_record_exit(
define i64 @wide(i64 %out, i64 %n) {
  %error = call i64 @posix_memalign(i64 %out, i64 64, i64 %n)
  ret i64 %error
}

declare i64 @posix_memalign(i64, i64, i64)
