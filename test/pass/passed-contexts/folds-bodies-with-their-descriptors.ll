; RUN: %opt -passes='vais-profiler<calls=passed;inline=off>,verify' -S %s | FileCheck %s

; A body and its descriptor describe each other: when the linker folds functions, it keeps both from
; the same object file, whichever name it keeps.
target triple = "x86_64-unknown-linux-gnu"

; CHECK-DAG: $vais_profiler_function.inlined = comdat any
; CHECK-DAG: @vais_profiler_function.inlined = linkonce_odr hidden global {{.*}}, comdat, align 8
; CHECK-DAG: @vais_profiler_function.plain = private global
; CHECK-LABEL: define linkonce_odr hidden void @inlined.body(ptr nest %0) {{.*}}comdat($vais_profiler_function.inlined) prefix
; CHECK-LABEL: define linkonce_odr void @inlined() {{.*}}comdat
; CHECK-SAME:    {{.*}} prologue {{.*}}@vais_profiler_function.inlined {{.*}}@vais_profiler_by_name
; CHECK-LABEL: define internal void @plain.body(ptr nest %0) #{{[0-9]+}} prefix
; CHECK:         call void @inlined.body(ptr nest %{{.*}})
$inlined = comdat any
define linkonce_odr void @inlined() comdat {
  ret void
}
define protected void @plain() {
  call void @inlined()
  ret void
}
