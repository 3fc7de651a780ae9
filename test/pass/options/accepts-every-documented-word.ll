; RUN: %opt -passes='vais-profiler<point=late;memory=on;optnone=keep;prelude=keep;inline=auto>,verify' -S %s | FileCheck %s
; RUN: %opt -passes='vais-profiler<point=early;optnone=drop;prelude=drop;functions=*;exclude=;list=;min_instructions=0;allocators=;wrappers=off;wrappers=on;exits=normal;exits=unwind;inline=on;inline=off;;>,verify' -S %s | FileCheck %s
; RUN: env VAIS_PROFILER_PASS_OPTIONS=' memory=on ; optnone=keep ;' %opt -passes='vais-profiler,verify' -disable-output %s 2>&1 | count 0

; Words that matter only if clang inserts the pass are valid everywhere, because one variable serves
; a whole build.

; CHECK: call ptr @vais_profiler_record_enter(
define void @f() {
  ret void
}
