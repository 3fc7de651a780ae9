; RUN: %clang -O0 -S -emit-llvm %s -o - | FileCheck %s
; RUN: env VAIS_PROFILER_PASS_OPTIONS=inline=off %clang -O2 -S -emit-llvm %s -o - | FileCheck %s

; Loaded into clang the plugin inserts its pass by itself, at -O0 as well, where vaisc
; builds by default.

; CHECK-LABEL: define{{.*}} i64 @answer(
; CHECK:         call {{.*}} @vais_profiler_record_enter(
; CHECK:         call void @vais_profiler_record_exit(
; CHECK-NEXT:    ret i64
define i64 @answer(i64 %n) {
  %r = add i64 %n, 42
  ret i64 %r
}
