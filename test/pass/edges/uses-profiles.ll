; RUN: split-file %s %t && llvm-profdata merge %t/own.proftext -o %t/own.profdata && llvm-profdata merge %t/other.proftext -o %t/other.profdata
; RUN: %opt -passes='vais-profiler-use<profile=%t/own.profdata>,verify' %t/module.ll -S -o - | FileCheck %t/module.ll
; RUN: not %opt -passes='vais-profiler-use<profile=%t/other.profdata>' %t/module.ll -S -o - 2>&1 | FileCheck %s --check-prefix=OTHER
; RUN: not %opt -passes='vais-profiler-use<profile=%t/missing>' %t/module.ll -S -o - 2>&1 | FileCheck %s --check-prefix=MISSING

; OTHER: error: vais-profiler: the profile has none of the 1 function of {{.*}}module.ll: is it that of another program?
; MISSING: error: {{.*}}missing

;--- module.ll
; CHECK: define i32 @answer(){{.*}} !prof ![[COUNT:[0-9]+]]
; CHECK: ![[COUNT]] = !{!"function_entry_count", i64 7}
define i32 @answer() {
  ret i32 42
}
;--- own.proftext
:ir
answer
742261418966908927
1
7

;--- other.proftext
:ir
other
742261418966908927
1
7

