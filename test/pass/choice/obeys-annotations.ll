; RUN: %opt -passes='vais-profiler<print-plan;functions=never|other;exclude=always>' -disable-output %s 2>&1 | FileCheck %s
; RUN: %opt -passes='vais-profiler<print-plan;min_instructions=9>' -disable-output %s 2>&1 | FileCheck %s --check-prefix=SIZE

; Annotations in the source take precedence over every option that chooses, but not over what makes
; instrumentation impossible.

; CHECK:      always: instrumented
; CHECK-NEXT: never: not instrumented: annotation vais_profiler_never
; CHECK-NEXT: both: not instrumented: annotation vais_profiler_never
; CHECK-NEXT: naked: not instrumented: naked
; CHECK-NEXT: other: instrumented
; SIZE:       always: instrumented
; SIZE:       other: not instrumented: size 1 below min_instructions=9, no loop
define void @always() {
  ret void
}
define void @never() {
  ret void
}
define void @both() {
  ret void
}
define void @naked() naked {
  unreachable
}
define void @other() {
  ret void
}
@yes = private constant [21 x i8] c"vais_profiler_always\00", section "llvm.metadata"
@no = private constant [20 x i8] c"vais_profiler_never\00", section "llvm.metadata"
@hot = private constant [4 x i8] c"hot\00", section "llvm.metadata"
@llvm.global.annotations = appending global [6 x { ptr, ptr, ptr, i32, ptr }] [
  { ptr, ptr, ptr, i32, ptr } { ptr @always, ptr @yes, ptr @hot, i32 1, ptr null },
  { ptr, ptr, ptr, i32, ptr } { ptr @never, ptr @no, ptr @hot, i32 1, ptr null },
  { ptr, ptr, ptr, i32, ptr } { ptr @both, ptr @yes, ptr @hot, i32 1, ptr null },
  { ptr, ptr, ptr, i32, ptr } { ptr @both, ptr @no, ptr @hot, i32 1, ptr null },
  { ptr, ptr, ptr, i32, ptr } { ptr @naked, ptr @yes, ptr @hot, i32 1, ptr null },
  { ptr, ptr, ptr, i32, ptr } { ptr @other, ptr @hot, ptr @hot, i32 1, ptr null }], section "llvm.metadata"
