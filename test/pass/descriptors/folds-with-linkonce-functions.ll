; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s

; The linker keeps one of several such functions, but inlined copies of the others remain: all of
; them must find the same descriptor by name.

; CHECK: $vais_profiler_function.once = comdat any
; CHECK: $vais_profiler_function.instance = comdat any
; CHECK: $vais_profiler_function.grouped = comdat any
; CHECK: @vais_profiler_function.once = linkonce_odr hidden global {{.*}}, comdat, align 8
; CHECK: @vais_profiler_function.instance = linkonce_odr hidden global {{.*}}, comdat, align 8
; CHECK: @vais_profiler_function.grouped = linkonce_odr hidden global {{.*}}, comdat, align 8
$grouped = comdat any

define linkonce_odr void @once() {
  ret void
}
define weak_odr void @instance() {
  ret void
}
define void @grouped() comdat {
  ret void
}
