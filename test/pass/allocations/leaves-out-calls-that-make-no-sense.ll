; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s --implicit-check-not=vais_profiler_record_malloc --implicit-check-not=vais_profiler_record_free
; RUN: %opt -passes='vais-profiler<print-plan>,verify' -disable-output %s 2>&1 | FileCheck %s --check-prefix=PLAN

; Anything may be declared under an allocator's name: a call without a pointer or a size is left
; out, and the plan says what was found.

; CHECK-LABEL: define void @strange(
; CHECK:         call ptr @vais_profiler_record_enter(

; PLAN:      strange: instrumented, 1 exit, 0 resume points, 0 allocation sites
; PLAN-NEXT:   malloc: left out: operand 0: expected an integer, found double
; PLAN-NEXT:   calloc: left out: operands: expected 2, found 1
; PLAN-NEXT:   valloc: left out: result: expected a pointer, found { ptr, i64 }
; PLAN-NEXT:   free: left out: operand 0: expected a pointer, found float
; PLAN-NEXT:   posix_memalign: left out: result: expected an integer, found void
; PLAN-NEXT:   strdup: left out: result: expected a pointer, found i32
define void @strange(ptr %p) {
  %a = call ptr @malloc(double 1.0)
  %b = call ptr @calloc(i64 8)
  %c = call { ptr, i64 } @valloc(i64 8)
  call void @free(float 1.0)
  call void @posix_memalign(ptr %p, i64 8, i64 8)
  %d = call i32 @strdup(ptr %p)
  ret void
}

declare ptr @malloc(double)
declare ptr @calloc(i64)
declare { ptr, i64 } @valloc(i64)
declare void @free(float)
declare void @posix_memalign(ptr, i64, i64)
declare i32 @strdup(ptr)
