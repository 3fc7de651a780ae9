; RUN: %opt -passes='vais-profiler<print-plan>,verify' -disable-output %s 2>&1 | FileCheck %s --check-prefix=PLAN
; RUN: %leaves-untouched

; In a funclet each call must state its funclet; Vais does not run where they are
; used.

; PLAN: windows: not instrumented: funclets
define void @windows() personality ptr @__CxxFrameHandler3 {
  invoke void @work() to label %done unwind label %cleanup
done:
  ret void
cleanup:
  %pad = cleanuppad within none []
  cleanupret from %pad unwind to caller
}

declare void @work()
declare i32 @__CxxFrameHandler3(...)
