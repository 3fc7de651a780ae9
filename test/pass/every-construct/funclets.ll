; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s
; RUN: bash %S/Inputs/compile.sh %s %t "%opt" "%llc"

; Windows: functions with funclets are left alone, the others compile.

target datalayout = "e-m:w-p270:32:32-p271:32:32-p272:64:64-i64:64-f80:128-n8:16:32:64-S128"
target triple = "x86_64-pc-windows-msvc"

declare i32 @__CxxFrameHandler3(...)
declare void @work()

; CHECK-LABEL: define void @catches()
; CHECK-NEXT:    invoke void @work()
define void @catches() personality ptr @__CxxFrameHandler3 {
  invoke void @work() to label %done unwind label %dispatch
dispatch:
  %switch = catchswitch within none [label %handler] unwind label %cleanup
handler:
  %pad = catchpad within %switch [ptr null, i32 64, ptr null]
  call void @work() [ "funclet"(token %pad) ]
  catchret from %pad to label %done
cleanup:
  %clean = cleanuppad within none []
  cleanupret from %clean unwind to caller
done:
  ret void
}
; CHECK-LABEL: define void @plain()
; CHECK-NEXT:    call ptr @vais_profiler_record_enter(
define void @plain() {
  call void @work()
  ret void
}
