; RUN: sed 's/TRIPLE/aarch64-unknown-linux-gnu/' %s | %opt -passes='vais-profiler<inline=on>,verify' -S | FileCheck %s --check-prefix=CALLS
; RUN: sed 's/TRIPLE/x86_64-alpine-linux-musl/' %s | %opt -passes='vais-profiler<inline=on>,verify' -S 2>&1 | FileCheck %s --implicit-check-not=warning

; Inlined code was compiled for the plugin's own kind of machine (x86-64, like the tests).

; CALLS:     call ptr @vais_profiler_record_enter(
; CHECK:     target triple = "x86_64-alpine-linux-musl"
; CHECK:     call ptr @vais_profiler_record_enter_slowly(
target triple = "TRIPLE"
define void @f() {
  ret void
}
