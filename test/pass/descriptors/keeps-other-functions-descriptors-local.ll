; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s --implicit-check-not=linkonce --implicit-check-not='$vais'

; A weak function may differ from the one that replaces it, and a local one belongs to its module,
; even in a comdat: each has a descriptor of its own.

; CHECK: @vais_profiler_function.overridable = private global
; CHECK: @vais_profiler_function.local = private global
$group = comdat any

define weak void @overridable() {
  ret void
}
define internal void @local() comdat($group) {
  ret void
}
