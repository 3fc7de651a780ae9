; RUN: %opt -passes='vais-profiler<count=edges;calls=hooks>,verify' %s -S -o - | FileCheck %s

; The optimiser may have put addresses of counters into a table. What is read there is moved if it is
; the address of a counter.

@__llvm_profile_raw_version = constant i64 72057594037927944
@__profc_f = private global [2 x i64] zeroinitializer, section "__llvm_prf_cnts", align 8
@mine = global i64 0
@table = private constant [2 x ptr] [ptr @__profc_f, ptr @mine]

; CHECK-LABEL: define void @f(
; CHECK: %at = load ptr
; CHECK: %is.counter = icmp ult i64
; CHECK: select i1 %is.counter, i64 %{{.*}}, i64 0
; CHECK: %[[MOVED:.*]] = getelementptr i8, ptr %at
; CHECK: load i64, ptr %[[MOVED]]
; CHECK: store i64 %more, ptr %[[MOVED]]
define void @f(i64 %i) {
  %place = getelementptr [2 x ptr], ptr @table, i64 0, i64 %i
  %at = load ptr, ptr %place
  %count = load i64, ptr %at
  %more = add i64 %count, 1
  store i64 %more, ptr %at
  ret void
}
