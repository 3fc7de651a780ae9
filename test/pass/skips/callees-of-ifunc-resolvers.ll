; RUN: %opt -passes='vais-profiler<print-plan>,verify' -disable-output %s 2>&1 | FileCheck %s

; What a resolver calls, directly or indirectly, also runs inside the dynamic linker.

@sum = ifunc i64 (), ptr @resolve

; CHECK: resolve: not instrumented: ifunc resolver
define ptr @resolve() {
  %fast = call i1 @is_fast()
  %sum = select i1 %fast, ptr @sum_fast, ptr @sum_fast
  ret ptr %sum
}
; CHECK: is_fast: not instrumented: called by an ifunc resolver
define i1 @is_fast() {
  %bits = call i64 @read_bits(i64 3)
  %fast = trunc i64 %bits to i1
  ret i1 %fast
}
; CHECK: read_bits: not instrumented: called by an ifunc resolver
define i64 @read_bits(i64 %n) {
  %r = call i64 @read_bits(i64 %n)
  ret i64 %r
}
; CHECK: sum_fast: instrumented
define i64 @sum_fast() {
  ret i64 1
}
