; RUN: split-file %s %t
; RUN: not %opt -passes='vais-profiler<list=%t/missing>' -disable-output %t/module.ll 2>&1 | FileCheck %s --check-prefix=MISSING
; RUN: not %opt -passes='vais-profiler<list=%t/malformed>' -disable-output %t/module.ll 2>&1 | FileCheck %s --check-prefix=MALFORMED
; RUN: env VAIS_PROFILER_PASS_OPTIONS=list=%t/missing not %clang -c %t/module.ll -o %t.o 2>&1 | FileCheck %s --check-prefix=MISSING

; A profile made without its list would look right but be wrong.

; MISSING:   error: vais-profiler: list={{.*}}missing: {{.*}}o such file or directory
; MALFORMED: error: vais-profiler: list={{.*}}malformed: {{.*}}malformed line 2: 'mill'
;--- malformed
fun:noisy
mill
;--- module.ll
define void @f() {
  ret void
}
