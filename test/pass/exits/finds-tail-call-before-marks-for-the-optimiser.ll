; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s %no-other-hooks

; Assumptions and aliasing scopes emit no code either.

; CHECK-LABEL: define void @assumes(
; CHECK-NEXT:    call ptr @vais_profiler_record_enter(
; CHECK-NEXT:    call void @vais_profiler_record_exit(
; CHECK-NEXT:    tail call void @next()
; CHECK-NEXT:    call void @llvm.assume(
define void @assumes(i1 %known) {
  tail call void @next()
  call void @llvm.assume(i1 %known)
  ret void
}

; CHECK-LABEL: define void @scopes()
; CHECK-NEXT:    call ptr @vais_profiler_record_enter(
; CHECK-NEXT:    call void @vais_profiler_record_exit(
; CHECK-NEXT:    tail call void @next()
define void @scopes() {
  tail call void @next()
  call void @llvm.experimental.noalias.scope.decl(metadata !0)
  ret void
}

declare void @next()
declare void @llvm.assume(i1)
declare void @llvm.experimental.noalias.scope.decl(metadata)

!0 = !{!1}
!1 = distinct !{!1, !2}
!2 = distinct !{!2}
