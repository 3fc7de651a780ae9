; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s %no-other-hooks

; What a function tells the profiler by a tail call, such as the end of a region, takes effect
; before the function is left.

; CHECK-LABEL: define void @step(
; CHECK:         call ptr @vais_profiler_record_enter(
; CHECK-NEXT:    call void @vais_profiler_region_begin(ptr @name)
; CHECK-NEXT:    tail call void @vais_profiler_region_end(ptr @name)
; CHECK-NEXT:    call void @vais_profiler_record_exit(
; CHECK-NEXT:    ret void
define void @step() {
  call void @vais_profiler_region_begin(ptr @name)
  tail call void @vais_profiler_region_end(ptr @name)
  ret void
}

@name = private constant [5 x i8] c"step\00"
declare void @vais_profiler_region_begin(ptr)
declare void @vais_profiler_region_end(ptr)
