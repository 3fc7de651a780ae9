; RUN: %opt -passes='vais-profiler<print-plan>,verify' -S %s -o %t.after.ll 2>%t.plan
; RUN: %opt -passes=verify -S %s -o %t.before.ll
; RUN: diff %t.before.ll %t.after.ll
; RUN: FileCheck %s --match-full-lines --strict-whitespace < %t.plan

; One line per function and one indented line per allocation site, in the order of the module.

;      CHECK:copy: instrumented, 2 exits, 0 resume points, 2 allocation sites
; CHECK-NEXT:  malloc -> vais_profiler_record_malloc
; CHECK-NEXT:  free -> vais_profiler_record_free
; CHECK-NEXT:trap: instrumented, 0 exits, 0 resume points, 0 allocation sites
; CHECK-NEXT:quiet: not instrumented: attribute noprofile
define ptr @copy(i1 %fail) {
  %p = call ptr @malloc(i64 8)
  br i1 %fail, label %bad, label %good
bad:
  call void @free(ptr %p)
  ret ptr null
good:
  ret ptr %p
}
define void @trap() {
  unreachable
}
define void @quiet() noprofile {
  ret void
}
declare ptr @malloc(i64)
declare void @free(ptr)
