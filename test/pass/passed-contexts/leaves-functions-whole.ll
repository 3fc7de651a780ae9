; RUN: %opt -passes='vais-profiler<calls=passed;inline=off>,verify' -S %s | FileCheck %s --implicit-check-not='.body('

; Functions whose callers or code leave no room for a context, or whose parts belong together, call
; hooks, and callers call them by name.
target triple = "x86_64-unknown-linux-gnu"

; CHECK-LABEL: define internal void @caller.body(
; CHECK:         call {{.*}}@variadic(
; CHECK:         call {{.*}}@nested(
; CHECK:         call {{.*}}@swift(
; CHECK:         call {{.*}}@whole_fastcc(
; CHECK:         call {{.*}}@watched(
; CHECK:         call {{.*}}@twice(
; CHECK:         call {{.*}}@convention(
; CHECK:         call {{.*}}@data(
; CHECK:         call {{.*}}@freestanding(
; CHECK:         call {{.*}}@patched(
; CHECK:         call {{.*}}@traced(
; CHECK:         call {{.*}}@marks(
; CHECK:         call {{.*}}@jumps(
; CHECK-LABEL: define void @caller(
; CHECK-SAME:    {{.*}} prologue {{.*}}@vais_profiler_by_name
define void @caller() {
  call void (i64, ...) @variadic(i64 1)
  call void @nested(ptr nest null)
  call void @swift(ptr swiftself null)
  call fastcc void @whole_fastcc(ptr null)
  call void @watched()
  call void @twice()
  call preserve_allcc void @convention()
  call void @data()
  call void @freestanding()
  call void @patched()
  call void @traced()
  call void @marks()
  call void @jumps()
  ret void
}
; CHECK-LABEL: define {{.*}}@variadic(
; CHECK:         call ptr @vais_profiler_record_enter(
define void @variadic(i64 %n, ...) {
  ret void
}
; CHECK-LABEL: define {{.*}}@nested(
; CHECK:         call ptr @vais_profiler_record_enter(
define void @nested(ptr nest %p) {
  ret void
}
; CHECK-LABEL: define {{.*}}@swift(
; CHECK:         call ptr @vais_profiler_record_enter(
define void @swift(ptr swiftself %p) {
  ret void
}
; CHECK-LABEL: define {{.*}}@whole_fastcc(
; CHECK:         call ptr @vais_profiler_record_enter(
define fastcc void @whole_fastcc(ptr %p) {
  call void @vais_profiler_mark(ptr %p)
  ret void
}
; CHECK-LABEL: define {{.*}}@watched(
; CHECK:         call ptr @vais_profiler_record_enter(
define void @watched() sanitize_address {
  ret void
}
; CHECK-LABEL: define {{.*}}@twice(
; CHECK:         call ptr @vais_profiler_record_enter(
define void @twice() returns_twice {
  ret void
}
; CHECK-LABEL: define {{.*}}@convention(
; CHECK:         call ptr @vais_profiler_record_enter(
define preserve_allcc void @convention() {
  ret void
}
; CHECK-LABEL: define {{.*}}@data(
; CHECK:         call ptr @vais_profiler_record_enter(
define void @data() prefix i32 7 {
  ret void
}
; CHECK-LABEL: define {{.*}}@freestanding(
; CHECK:         call ptr @vais_profiler_record_enter(
define void @freestanding() "no-builtins" {
  ret void
}
; CHECK-LABEL: define {{.*}}@patched(
; CHECK:         call ptr @vais_profiler_record_enter(
define void @patched() "patchable-function-prefix"="8" {
  ret void
}
; CHECK-LABEL: define {{.*}}@traced(
; CHECK:         call ptr @vais_profiler_record_enter(
define void @traced() "xray-instruction-threshold"="200" {
  ret void
}
; CHECK-LABEL: define {{.*}}@marks(
; CHECK:         call ptr @vais_profiler_record_enter(
define void @marks() {
  call void @vais_profiler_mark(ptr null)
  ret void
}
declare void @vais_profiler_mark(ptr)
; CHECK-LABEL: define {{.*}}@saves(
; CHECK:         call ptr @vais_profiler_record_enter(
define void @saves() "no_caller_saved_registers" {
  ret void
}
; CHECK-LABEL: define {{.*}}@jumps(
; CHECK:         call ptr @vais_profiler_record_enter(
; CHECK:         musttail call void @marks()
define void @jumps() {
  musttail call void @marks()
  ret void
}
