; RUN: split-file %s %t
; RUN: %opt -passes='vais-profiler<allocators=%t/list>,verify' -S %t/module.ll | FileCheck %s

; Where optimisation found that an allocator does not use its argument, the call has an undefined one: a hook that
; looked something up by it would read anywhere. Hooks get null or 0 instead.

; CHECK-LABEL: define void @f(
; CHECK: call void @vais_profiler_record_free(ptr null)
; CHECK-NEXT: call void @give(ptr {{undef|poison}})
; CHECK: %block = call ptr @take(i64 {{undef|poison}})
; CHECK-NEXT: call void @vais_profiler_record_malloc(ptr %block, i64 0)
;--- list
take malloc size=0
give free block=0
;--- module.ll
declare ptr @take(i64)
declare void @give(ptr)
define void @f() {
  call void @give(ptr poison)
  %block = call ptr @take(i64 undef)
  ret void
}
