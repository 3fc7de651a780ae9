; RUN: env VAIS_PROFILER_PASS_OPTIONS='optnone=drop;calls=hooks' %clang -O2 -S -emit-llvm %s -o - | FileCheck %s --implicit-check-not='{{attributes.*(optnone|noinline)}}'
; RUN: env VAIS_PROFILER_PASS_OPTIONS=optnone=drop %clang -O2 -S -emit-llvm %s -o - | FileCheck %s --implicit-check-not='{{attributes.*optnone}}'
; RUN: %clang -O2 -S -emit-llvm %s -o - | FileCheck %s --check-prefix=KEEP
; RUN: env VAIS_PROFILER_PASS_OPTIONS=optnone=drop %clang -O0 -S -emit-llvm %s -o - | FileCheck %s --check-prefix=KEEP

; The C code of the direct engine is first compiled at -O0, which marks everything optnone; in an
; optimised build the mark is removed on request.

; CHECK-LABEL: define{{.*}} i64 @outer{{(.body)?}}(
; CHECK-NOT:     i64 @inner(
; CHECK:         ret i64
; KEEP-LABEL: define{{.*}} i64 @outer.body(
; KEEP:         call {{.*}}i64 @inner(
; KEEP:       attributes {{.*}} noinline {{.*}}optnone
define internal i64 @inner(i64 %n) noinline optnone {
  %r = add i64 %n, 1
  ret i64 %r
}
define i64 @outer(i64 %n) noinline optnone {
  %r = call i64 @inner(i64 %n)
  %s = call i64 @elsewhere(i64 %r)
  ret i64 %s
}

declare i64 @elsewhere(i64)
