; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s

; The same for the kinds with hooks of their own, and for addresses as integers.

; CHECK-LABEL: define void @others(
; CHECK:         %error = call i32 @posix_memalign(i8** %out, i64 64, i64 8)
; CHECK-NEXT:    %[[OUT:.*]] = bitcast i8** %out to i8*
; CHECK-NEXT:    call void @vais_profiler_record_posix_memalign(i8* %[[OUT]], i64 8, i32 %error)
; CHECK-NEXT:    %copy = call i8* @strdup(i8* %s)
; CHECK-NEXT:    call void @vais_profiler_record_strdup(i8* %copy)
; CHECK-NEXT:    %p = call i64 @malloc(i64 8)
; CHECK-NEXT:    %[[P:.*]] = inttoptr i64 %p to i8*
; CHECK-NEXT:    call void @vais_profiler_record_malloc(i8* %[[P]], i64 8)
define void @others(i8** %out, i8* %s) {
  %error = call i32 @posix_memalign(i8** %out, i64 64, i64 8)
  %copy = call i8* @strdup(i8* %s)
  %p = call i64 @malloc(i64 8)
  ret void
}

declare i32 @posix_memalign(i8**, i64, i64)
declare i8* @strdup(i8*)
declare i64 @malloc(i64)
