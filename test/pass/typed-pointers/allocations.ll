; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s

; An allocator may be declared with any pointer type; hooks have a fixed one.

; CHECK-LABEL: define void @blocks(
; CHECK:         %p = call i64* @malloc(i64 %n)
; CHECK-NEXT:    %[[P:.*]] = bitcast i64* %p to i8*
; CHECK-NEXT:    call void @vais_profiler_record_malloc(i8* %[[P]], i64 %n)
; CHECK-NEXT:    %[[BEFORE:.*]] = bitcast i64* %p to i8*
; CHECK-NEXT:    %[[TOKEN:.*]] = call i8* @vais_profiler_record_reallocating(i8* %[[BEFORE]])
; CHECK-NEXT:    %q = call i64* @realloc(i64* %p, i64 %n)
; CHECK-NEXT:    %[[OLD:.*]] = bitcast i64* %p to i8*
; CHECK-NEXT:    %[[Q:.*]] = bitcast i64* %q to i8*
; CHECK-NEXT:    call void @vais_profiler_record_realloc(i8* %[[TOKEN]], i8* %[[OLD]], i8* %[[Q]], i64 %n)
; CHECK-NEXT:    %[[FREED:.*]] = bitcast i64* %q to i8*
; CHECK-NEXT:    call void @vais_profiler_record_free(i8* %[[FREED]])
; CHECK-NEXT:    call void @free(i64* %q)
define void @blocks(i64 %n) {
  %p = call i64* @malloc(i64 %n)
  %q = call i64* @realloc(i64* %p, i64 %n)
  call void @free(i64* %q)
  ret void
}

declare i64* @malloc(i64)
declare i64* @realloc(i64*, i64)
declare void @free(i64*)
