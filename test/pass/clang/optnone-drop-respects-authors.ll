; RUN: env VAIS_PROFILER_PASS_OPTIONS=optnone=drop %clang -O2 -S -emit-llvm %s -o - | FileCheck %s

; If only some functions are optnone, their author intended it.

; CHECK-LABEL: define{{.*}} i64 @outer.body(
; CHECK:         call {{.*}}i64 @inner(
; CHECK:       attributes {{.*}} noinline {{.*}}optnone
define internal i64 @inner(i64 %n) noinline optnone {
  %r = add i64 %n, 1
  ret i64 %r
}
define i64 @outer(i64 %n) {
  %r = call i64 @inner(i64 %n)
  ret i64 %r
}
