; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s %no-other-hooks

; The result may be cast between a tail call and its ret, which emits no code.

; CHECK-LABEL: define i8* @must(
; CHECK:         call i8* @vais_profiler_record_enter(
; CHECK-NEXT:    call void @vais_profiler_record_exit(
; CHECK-NEXT:    %r = musttail call i64* @next(i64 %n)
define i8* @must(i64 %n) {
  %r = musttail call i64* @next(i64 %n)
  %c = bitcast i64* %r to i8*
  ret i8* %c
}

; CHECK-LABEL: define i8* @may(
; CHECK:         call i8* @vais_profiler_record_enter(
; CHECK-NEXT:    call void @vais_profiler_record_exit(
; CHECK-NEXT:    %r = tail call i64* @next(i64 %n)
define i8* @may(i64 %n) {
  %r = tail call i64* @next(i64 %n)
  %c = bitcast i64* %r to i8*
  ret i8* %c
}

declare i64* @next(i64)
