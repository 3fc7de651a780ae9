; RUN: %opt -opt-bisect-limit=0 -passes='vais-profiler,verify' -S %s 2>/dev/null | FileCheck %s

; The pass is required: neither a limit on optimisations nor optnone makes functions missing from
; the profile.

; CHECK-LABEL: define i64 @answer()
; CHECK-NEXT:    call ptr @vais_profiler_record_enter(
define i64 @answer() {
  ret i64 42
}
