; RUN: %opt -passes='vais-profiler<calls=passed;inline=off>,verify' -S %s | FileCheck %s

; An invoke passes its slot like a call. At its landing pad the body's own context is current again.
target triple = "x86_64-unknown-linux-gnu"

; CHECK-LABEL: define internal void @catches.body(ptr nest %0) {{.*}} personality
; CHECK:         %[[SLOT:.*]] = getelementptr i8, ptr %0, i64 -64
; CHECK-NEXT:    invoke void @throws.body(ptr nest %[[SLOT]])
; CHECK-NEXT:      to label %fine unwind label %lands
; CHECK:         landingpad
; CHECK-NEXT:      catch ptr null
; CHECK-NEXT:    store volatile ptr %0, ptr @vais_profiler_thread_state
; CHECK-NEXT:    call void @vais_profiler_record_resumed(ptr %0)
; CHECK-LABEL: define void @catches() #{{[0-9]+}}
; CHECK-NOT:     invoke
; CHECK:         ret void
define void @catches() personality ptr @__gxx_personality_v0 {
  invoke void @throws() to label %fine unwind label %lands
fine:
  ret void
lands:
  %pad = landingpad { ptr, i32 } catch ptr null
  ret void
}
define void @throws() {
  ret void
}
declare i32 @__gxx_personality_v0(...)
