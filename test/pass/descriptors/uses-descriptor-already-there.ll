; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s --implicit-check-not='@vais_profiler_function.once.'

; Link-time optimisation joins modules: an inlined copy may have brought along the descriptor of a
; function that is instrumented only now.

$vais_profiler_function.once = comdat any

; CHECK: @vais_profiler_function.once = linkonce_odr hidden global i64 7, comdat
@vais_profiler_function.once = linkonce_odr hidden global i64 7, comdat

; CHECK-LABEL: define linkonce_odr void @once()
; CHECK-NEXT:    call ptr @vais_profiler_record_enter(ptr @vais_profiler_function.once)
define linkonce_odr void @once() {
  ret void
}
