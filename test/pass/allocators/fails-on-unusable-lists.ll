; RUN: split-file %s %t
; RUN: not %opt -passes='vais-profiler<allocators=%t/list>' -disable-output %t/module.ll 2>&1 | FileCheck %s
; RUN: not %opt -passes='vais-profiler<allocators=%t/missing>' -disable-output %t/module.ll 2>&1 | FileCheck %s --check-prefix=MISSING

; Each malformed line is an error of its own with its line number, unless LLVM stops at the first.

; CHECK: error: vais-profiler: allocators={{.*}}list:2: expected one of malloc, calloc, realloc, strdup, posix_memalign, free, found 'maloc'
; MISSING: error: vais-profiler: allocators={{.*}}missing: No such file or directory
;--- list
# a comment counts as a line
take maloc size=0
;--- module.ll
define void @f() {
  ret void
}
