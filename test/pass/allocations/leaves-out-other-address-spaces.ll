; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s %no-other-hooks
; RUN: %opt -passes='vais-profiler<print-plan>,verify' -disable-output %s 2>&1 | FileCheck %s --check-prefix=PLAN

; The runtime cannot look at a block in another address space, and a count that is not an integer is
; not a count.

; CHECK-LABEL: define void @elsewhere(
; CHECK:         call ptr @vais_profiler_record_enter(
; CHECK:         call void @vais_profiler_record_exit(

; PLAN:      elsewhere: instrumented, 1 exit, 0 resume points, 0 allocation sites
; PLAN-NEXT:   malloc: left out: result: expected a pointer, found ptr addrspace(1)
; PLAN-NEXT:   calloc: left out: operand 0: expected an integer, found ptr
define void @elsewhere(ptr %n) {
  %p = call ptr addrspace(1) @malloc(i64 8)
  %q = call ptr @calloc(ptr %n, i64 8)
  ret void
}

declare ptr addrspace(1) @malloc(i64)
declare ptr @calloc(ptr, i64)
