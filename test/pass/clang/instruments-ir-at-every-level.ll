; RUN: %clang -O0 -S -emit-llvm %s -o - | FileCheck %s --check-prefix=PASSED
; RUN: %clang -O2 -S -emit-llvm %s -o - | FileCheck %s --check-prefix=PASSED
; RUN: env VAIS_PROFILER_PASS_OPTIONS=calls=hooks %clang -O0 -S -emit-llvm %s -o - | FileCheck %s
; RUN: env VAIS_PROFILER_PASS_OPTIONS=inline=off %clang -O0 -S -emit-llvm %s -o - | FileCheck %s
; RUN: env VAIS_PROFILER_PASS_OPTIONS=inline=off %clang -O2 -S -emit-llvm %s -o - | FileCheck %s

; Loaded into clang, the plugin inserts its pass by itself, also at -O0, at which vaisc builds by
; default. Contexts are passed on at every level, unless hooks are requested or are not to be
; inlined.

; PASSED-LABEL: define internal i64 @answer.body(
; PASSED-NOT:     @vais_profiler_record_
; PASSED:         ret i64
; PASSED-LABEL: define{{.*}} i64 @answer(
; PASSED-SAME:    {{.*}} prologue {{.*}}@vais_profiler_by_name
; CHECK-LABEL: define{{.*}} i64 @answer(
; CHECK:         call {{.*}} @vais_profiler_record_enter(
; CHECK:         call void @vais_profiler_record_exit(
; CHECK-NEXT:    ret i64
define i64 @answer(i64 %n) {
  %r = add i64 %n, 42
  ret i64 %r
}
