; RUN: split-file %s %t
; RUN: not %opt -passes='vais-profiler<allocators=%t/kind>' -disable-output %t/module.ll 2>&1 | FileCheck %s --check-prefix=KIND
; RUN: not %opt -passes='vais-profiler<allocators=%t/key>' -disable-output %t/module.ll 2>&1 | FileCheck %s --check-prefix=KEY
; RUN: not %opt -passes='vais-profiler<allocators=%t/number>' -disable-output %t/module.ll 2>&1 | FileCheck %s --check-prefix=NUMBER
; RUN: not %opt -passes='vais-profiler<allocators=%t/missing>' -disable-output %t/module.ll 2>&1 | FileCheck %s --check-prefix=MISSING

; KIND:    kind:1: expected NAME KIND OPERANDS, found 'take'
; KEY:     key:1: expected an operand of free, found 'size=0'
; NUMBER:  number:1: expected size=NUMBER, found 'size=-1'
; MISSING: missing:1: expected count=NUMBER, found 'take calloc size=0'
;--- kind
take
;--- key
give free block=0 size=0
;--- number
take malloc size=-1
;--- missing
take calloc size=0
;--- module.ll
define void @f() {
  ret void
}
