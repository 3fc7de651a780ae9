; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s %no-other-hooks

; The result says whether the pointer points to a text, and how long it is.

; CHECK-LABEL: define i32 @print(
; CHECK:         call ptr @vais_profiler_record_enter(
; CHECK-NEXT:    %a = call i32 (ptr, ptr, ...) @asprintf(ptr %out, ptr %format, i32 1)
; CHECK-NEXT:    call void @vais_profiler_record_asprintf(ptr %out, i32 %a)
; CHECK-NEXT:    %b = call i32 @vasprintf(ptr %out, ptr %format, ptr %format)
; CHECK-NEXT:    call void @vais_profiler_record_asprintf(ptr %out, i32 %b)
; CHECK-NEXT:    call void @vais_profiler_record_exit(
define i32 @print(ptr %out, ptr %format) {
  %a = call i32 (ptr, ptr, ...) @asprintf(ptr %out, ptr %format, i32 1)
  %b = call i32 @vasprintf(ptr %out, ptr %format, ptr %format)
  ret i32 %b
}

declare i32 @asprintf(ptr, ptr, ...)
declare i32 @vasprintf(ptr, ptr, ptr)
