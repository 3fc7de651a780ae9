; RUN: %opt -passes='vais-profiler<calls=passed;inline=off;exits=unwind>,verify' -S %s | FileCheck %s

; With exits=unwind the name sees exceptions that leave the body; bodies need nothing for this.
target triple = "x86_64-unknown-linux-gnu"

; CHECK-LABEL: define internal void @passes_on.body(ptr nest %0)
; CHECK-NOT:     invoke
; CHECK-NOT:     landingpad
; CHECK-LABEL: define void @passes_on() {{.*}}personality
; CHECK-NEXT:    %[[TOKEN:.*]] = call ptr @vais_profiler_record_enter(
; CHECK-NEXT:    %[[SLOT:.*]] = call ptr @vais_profiler_record_passed(
; CHECK-NEXT:    invoke void @passes_on.body(ptr nest %[[SLOT]])
; CHECK:         call void @vais_profiler_record_exit(ptr %[[TOKEN]])
; CHECK-NEXT:    ret void
; CHECK:         landingpad
; CHECK-NEXT:      cleanup
; CHECK-NEXT:    call void @vais_profiler_record_exit(ptr %[[TOKEN]])
; CHECK-NEXT:    resume
define void @passes_on() {
  call void @throws()
  ret void
}
declare void @throws()
