; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s %no-other-hooks

; The size is that of the copied string, which the runtime determines.

; CHECK-LABEL: define void @copies(
; CHECK:         call ptr @vais_profiler_record_enter(
; CHECK-NEXT:    %a = call ptr @strdup(ptr %s)
; CHECK-NEXT:    call void @vais_profiler_record_strdup(ptr %a)
; CHECK-NEXT:    %b = call ptr @strndup(ptr %s, i64 3)
; CHECK-NEXT:    call void @vais_profiler_record_strdup(ptr %b)
; CHECK-NEXT:    call void @vais_profiler_record_exit(
define void @copies(ptr %s) {
  %a = call ptr @strdup(ptr %s)
  %b = call ptr @strndup(ptr %s, i64 3)
  ret void
}

declare ptr @strdup(ptr)
declare ptr @strndup(ptr, i64)
