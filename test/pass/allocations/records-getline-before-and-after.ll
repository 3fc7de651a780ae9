; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s %no-other-hooks

; Only what its pointers point to before and after shows whether it reallocated the line.

; CHECK-LABEL: define i64 @read(
; CHECK:         call ptr @vais_profiler_record_enter(
; CHECK-NEXT:    %[[CAPACITY:.*]] = call i64 @vais_profiler_record_line_capacity(ptr %n)
; CHECK-NEXT:    %[[OLD:.*]] = call ptr @vais_profiler_record_line_block(ptr %line)
; CHECK-NEXT:    %[[TOKEN:.*]] = call ptr @vais_profiler_record_reallocating(ptr %[[OLD]])
; CHECK-NEXT:    %read = call i64 @getline(ptr %line, ptr %n, ptr %file)
; CHECK-NEXT:    call void @vais_profiler_record_getline(ptr %[[TOKEN]], ptr %[[OLD]], i64 %[[CAPACITY]], ptr %line, ptr %n)
; CHECK-NEXT:    call void @vais_profiler_record_exit(
define i64 @read(ptr %line, ptr %n, ptr %file) {
  %read = call i64 @getline(ptr %line, ptr %n, ptr %file)
  ret i64 %read
}

declare i64 @getline(ptr, ptr, ptr)
