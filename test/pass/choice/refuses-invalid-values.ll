; RUN: not %opt -passes='vais-profiler<functions=[a>' -disable-output %s 2>&1 | FileCheck %s --check-prefix=GLOB
; RUN: not %opt -passes='vais-profiler<exlude=a>' -disable-output %s 2>&1 | FileCheck %s --check-prefix=KEY
; RUN: not %opt -passes='vais-profiler<min_instructions=few>' -disable-output %s 2>&1 | FileCheck %s --check-prefix=NUMBER

; GLOB: vais-profiler: functions=[a: invalid glob pattern
; NUMBER: vais-profiler: min_instructions=few: expected a number, found 'few'
; KEY:  vais-profiler: unknown option 'exlude=a': did you mean 'exclude='?
define void @a() {
  ret void
}
