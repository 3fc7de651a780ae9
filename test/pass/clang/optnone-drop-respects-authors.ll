; RUN: env VAIS_PROFILER_PASS_OPTIONS=optnone=drop %clang -O2 -S -emit-llvm %s -o - | FileCheck %s

; Where some functions are optnone and others not, somebody meant it.

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
