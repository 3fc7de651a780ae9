; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s

; Unoptimised code stores its arguments first; an earlier hook would require each to be spilled
; around it. Other stores come after the hook.

@global = global i64 0

; CHECK-LABEL: define void @kept(
; CHECK-NEXT:    %n.addr = alloca i64
; CHECK-NEXT:    %b.addr = alloca [2 x i8]
; CHECK-NEXT:    store i64 %n, ptr %n.addr
; CHECK-NEXT:    %byte = zext i1 %b to i8
; CHECK-NEXT:    %second = getelementptr inbounds [2 x i8], ptr %b.addr, i64 0, i64 1
; CHECK-NEXT:    store i8 %byte, ptr %second
; CHECK-NEXT:    call ptr @vais_profiler_record_enter(
; CHECK-NEXT:    store i64 %n, ptr @global
define void @kept(i64 %n, i1 %b) {
  %n.addr = alloca i64
  %b.addr = alloca [2 x i8]
  store i64 %n, ptr %n.addr
  %byte = zext i1 %b to i8
  %second = getelementptr inbounds [2 x i8], ptr %b.addr, i64 0, i64 1
  store i8 %byte, ptr %second
  store i64 %n, ptr @global
  ret void
}
