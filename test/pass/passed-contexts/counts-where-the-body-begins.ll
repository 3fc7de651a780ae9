; RUN: %opt -passes='vais-profiler<calls=passed;inline=off>,verify' -S %s | FileCheck %s

; The body's first instructions count the call in the caller's slot. The slow path jumps to the code
; in front of the body, which has its descriptor, the way to the runtime, and the distance of the name.
target triple = "x86_64-unknown-linux-gnu"

; CHECK:       define internal void @work.body(ptr nest %0) #[[BODY:[0-9]+]]
; CHECK-SAME:    prefix <{ [3 x i8], i32, [1 x i8], i32, [1 x i8], i32, [11 x i8], i32 }>
; CHECK-SAME:    <{ [3 x i8] c"L\8D\1D", i32 trunc (i64 add (i64 sub (i64 ptrtoint (ptr @vais_profiler_function.work to i64), i64 ptrtoint (ptr @work.body to i64)), i64 25) to i32),
; CHECK-SAME:    [1 x i8] c"\E9", i32 trunc (i64 add (i64 sub (i64 ptrtoint (ptr @vais_profiler_site_slowly to i64), i64 ptrtoint (ptr @work.body to i64)), i64 20) to i32),
; CHECK-SAME:    [1 x i8] c"\E8", i32 trunc (i64 add (i64 sub (i64 ptrtoint (ptr @vais_profiler_site_stamp to i64), i64 ptrtoint (ptr @work.body to i64)), i64 15) to i32), [11 x i8] c"\EB\16\CC\CC\CC\CC\CC\CC\CC\CC\CC",
; CHECK-SAME:    i32 trunc (i64 {{.*}}ptrtoint (ptr @work.name to i64){{.*}}ptrtoint (ptr @work.body to i64){{.*}} to i32) }>
; CHECK-SAME:    prologue [9 x i8] c"I\FF\0Ax\DBM\8BR\08" {
; CHECK:       define void @work() #[[NAME:[0-9]+]]
; CHECK:       define linkonce_odr hidden void @vais_profiler_site_slowly() #[[WAY:[0-9]+]] comdat
; CHECK-NEXT:    call void asm sideeffect "jmpq *vais_profiler_record_site_slowly@GOTPCREL(%rip)", ""()
; CHECK-NEXT:    unreachable
; CHECK-DAG:   attributes #[[BODY]] = {{{.*}}noinline
; CHECK-DAG:   attributes #[[WAY]] = {{{.*}}naked
; CHECK-DAG:   attributes #[[NAME]] = {{{.*}}naked noinline
define void @work() {
  ret void
}
