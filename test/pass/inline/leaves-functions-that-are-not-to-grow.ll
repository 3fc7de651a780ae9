; RUN: %opt -passes='vais-profiler<inline=on>,verify' -S %s | FileCheck %s --implicit-check-not=vais_profiler_switches

; Hooks stay calls if the author asks for small or plain code, or if a sanitizer would treat the
; profile's memory as the program's.

; CHECK-COUNT-5: call ptr @vais_profiler_record_enter(
; CHECK-NOT:     call ptr @vais_profiler_record_enter(
; CHECK:         declare ptr @vais_profiler_record_enter(
define void @unoptimised() noinline optnone {
  ret void
}
define void @small() minsize {
  ret void
}
define void @smaller() optsize {
  ret void
}
define void @seldom() cold {
  ret void
}
define void @watched() sanitize_memory {
  ret void
}
