; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s
; RUN: bash %S/Inputs/compile.sh %s %t "%opt" "%llc"

; Scalable vectors in arguments, results and variables, and a swiftcc for another processor.

target datalayout = "e-m:e-i8:8:32-i16:16:32-i64:64-i128:128-n32:64-S128"
target triple = "aarch64-linux-gnu"

; CHECK-LABEL: define <vscale x 2 x i64> @scalable(
; CHECK-NEXT:    %slot = alloca <vscale x 2 x i64>
; CHECK-NEXT:    store <vscale x 2 x i64> %v, ptr %slot
; CHECK-NEXT:    call ptr @vais_profiler_record_enter(
; CHECK:         call void @vais_profiler_record_exit(
define <vscale x 2 x i64> @scalable(<vscale x 2 x i64> %v) "target-features"="+sve" {
  %slot = alloca <vscale x 2 x i64>
  store <vscale x 2 x i64> %v, ptr %slot
  %w = call <vscale x 2 x i64> @other(<vscale x 2 x i64> %v)
  %u = load <vscale x 2 x i64>, ptr %slot
  %sum = add <vscale x 2 x i64> %u, %w
  ret <vscale x 2 x i64> %sum
}
define aarch64_vector_pcs <4 x i32> @vector(<4 x i32> %v) {
  ret <4 x i32> %v
}
declare <vscale x 2 x i64> @other(<vscale x 2 x i64>) "target-features"="+sve"
