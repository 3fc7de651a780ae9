; RUN: %opt -passes='vais-profiler,verify' -pass-remarks-missed=vais-profiler -disable-output %s 2>&1 | FileCheck %s
; RUN: %opt -passes='vais-profiler,verify' -disable-output %s 2>&1 | count 0

; One remark per function, with its reason, and one per allocation that is not recorded.

; CHECK-NOT:  remark
; CHECK:      remark: {{.*}}: start not instrumented: naked
; CHECK-NEXT: remark: {{.*}}: call of free left out: operands: expected 1, found 2
; CHECK-NOT:  remark
define void @start() naked {
  unreachable
}
define void @release(ptr %p) {
  call void @free(ptr %p, i64 8)
  ret void
}
declare void @free(ptr, i64)
