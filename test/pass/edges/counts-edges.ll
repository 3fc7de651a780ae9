; RUN: %opt -passes='vais-profiler<count=edges;calls=hooks>,verify' %s -S -o - | FileCheck %s
; RUN: %opt -passes='vais-profiler<count=edges>,vais-profiler<count=edges>,verify' %s -S -o - | FileCheck %s --check-prefix=ONCE

; LLVM's passes count the control flow. Each address of a counter is moved by the bias of the linked
; object, which a constructor registers; calls that count values become hooks.

; CHECK-DAG: @vais_profiler_counter_bias = linkonce_odr hidden global i64 0, comdat
; CHECK-DAG: @llvm.global_ctors = {{.*}} { i32 0, ptr @vais_profiler_register_counters_{{[0-9]+}}, ptr @vais_profiler_register_counters_{{[0-9]+}} }
; CHECK-DAG: @__start___llvm_prf_cnts = external hidden global i8
; CHECK-LABEL: define i32 @sign(
; CHECK: %[[BIAS:.*]] = load i64, ptr @vais_profiler_counter_bias
; CHECK: %[[AT:.*]] = getelementptr i8, ptr {{.*}}@__profc_sign{{.*}}, i64 %[[BIAS]]
; CHECK: load i64, ptr %[[AT]]
; CHECK-NOT: load i64, ptr {{.*}}@__profc_
; CHECK-LABEL: define void @by_pointer(
; CHECK: call void @vais_profiler_record_target(i64 %{{.*}}, ptr {{.*}}@__profd_by_pointer{{.*}}, i32 0)
; CHECK-NOT: @__llvm_profile_instrument_target
; CHECK-LABEL: define linkonce_odr hidden void @vais_profiler_register_counters_
; CHECK: call void @vais_profiler_record_counters(ptr @vais_profiler_counters_

; ONCE: @llvm.global_ctors = appending global [1 x

define i32 @sign(i32 %n) {
  %negative = icmp slt i32 %n, 0
  br i1 %negative, label %below, label %above
below:
  ret i32 -1
above:
  ret i32 1
}

define void @by_pointer(ptr %function) {
  call void %function()
  ret void
}
