; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s %no-other-hooks

; Sizes are unsigned, whatever their width, and factors are widened before they are multiplied.

; CHECK-LABEL: define void @narrow(
; CHECK:         call ptr @vais_profiler_record_enter(
; CHECK-NEXT:    %p = call ptr @malloc(i32 %n)
; CHECK-NEXT:    %[[SIZE:.*]] = zext i32 %n to i64
; CHECK-NEXT:    call void @vais_profiler_record_malloc(ptr %p, i64 %[[SIZE]])
; CHECK-NEXT:    %q = call ptr @calloc(i32 %n, i32 8)
; CHECK-NEXT:    %[[COUNT:.*]] = zext i32 %n to i64
; CHECK-NEXT:    %[[BYTES:.*]] = mul i64 8, %[[COUNT]]
; CHECK-NEXT:    call void @vais_profiler_record_malloc(ptr %q, i64 %[[BYTES]])
; CHECK-NEXT:    call void @vais_profiler_record_exit(
define void @narrow(i32 %n) {
  %p = call ptr @malloc(i32 %n)
  %q = call ptr @calloc(i32 %n, i32 8)
  ret void
}

declare ptr @malloc(i32)
declare ptr @calloc(i32, i32)
