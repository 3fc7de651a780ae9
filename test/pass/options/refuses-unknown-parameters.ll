; RUN: not %opt -passes='vais-profiler<memry=off>' -disable-output %s 2>&1 | FileCheck %s --check-prefix=KEY
; RUN: not %opt -passes='vais-profiler<point=ealy>' -disable-output %s 2>&1 | FileCheck %s --check-prefix=VALUE
; RUN: not %opt -passes='vais-profiler<memory=on;print_plan>' -disable-output %s 2>&1 | FileCheck %s --check-prefix=WORD
; RUN: not %opt -passes='vais-profilers' -disable-output %s 2>&1 | FileCheck %s --check-prefix=NAME

; A mistyped parameter is an error, whose message names the nearest valid one.

; KEY:   vais-profiler: unknown option 'memry=off': did you mean 'memory=off'?
; VALUE: vais-profiler: unknown option 'point=ealy': did you mean 'point=early'?
; WORD:  vais-profiler: unknown option 'print_plan': did you mean 'print-plan'?
; NAME:  unknown pass name 'vais-profilers'
define void @f() {
  ret void
}
