; RUN: not %opt -passes='vais-profiler<functions=[a>' -disable-output %s 2>&1 | FileCheck %s --check-prefix=GLOB
; RUN: not %opt -passes='vais-profiler<exlude=a>' -disable-output %s 2>&1 | FileCheck %s --check-prefix=KEY

; GLOB: vais-profiler: functions=[a: invalid glob pattern
; KEY:  vais-profiler: unknown option 'exlude=a': did you mean 'exclude='?
define void @a() {
  ret void
}
