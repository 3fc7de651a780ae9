; RUN: %opt -passes='vais-profiler,verify' -pass-remarks=vais-profiler -disable-output %s 2>&1 | FileCheck %s

; CHECK-NOT: remark
; CHECK:     remark: {{.*}}: release instrumented: 1 exit, 2 allocation sites
; CHECK-NOT: remark
define void @start() naked {
  unreachable
}
define void @release(ptr %p, ptr %q) {
  call void @free(ptr %p)
  call void @free(ptr %q)
  ret void
}
declare void @free(ptr)
