; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s --implicit-check-not=vais_profiler_record_malloc --implicit-check-not=vais_profiler_record_free

; A Vais program may have functions of its own called malloc or free: they are functions to profile,
; not allocators.

; CHECK-LABEL: define i64 @malloc(
; CHECK:         call ptr @vais_profiler_record_enter(ptr @vais_profiler_function.malloc)
define i64 @malloc(i64 %n) {
  ret i64 %n
}

; CHECK-LABEL: define void @free(
define void @free(i64 %n) {
  ret void
}

; CHECK-LABEL: define i64 @user()
; CHECK:         %p = call i64 @malloc(i64 8)
; CHECK-NEXT:    call void @free(i64 %p)
define i64 @user() {
  %p = call i64 @malloc(i64 8)
  call void @free(i64 %p)
  ret i64 %p
}
