; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s

; A variable that is declared to the debugger between two allocas does not separate them.

; CHECK-LABEL: define void @locals()
; CHECK-NEXT:    %a = alloca i64
; CHECK:         %b = alloca i64
; CHECK:         call ptr @vais_profiler_record_enter(
; CHECK:         store i64 1, ptr %a
define void @locals() !dbg !3 {
  %a = alloca i64
  call void @llvm.dbg.declare(metadata ptr %a, metadata !6, metadata !DIExpression()), !dbg !5
  %b = alloca i64
  store i64 1, ptr %a, !dbg !5
  ret void, !dbg !5
}
declare void @llvm.dbg.declare(metadata, metadata, metadata)

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2}
!0 = distinct !DICompileUnit(language: DW_LANG_C99, file: !1, emissionKind: FullDebug)
!1 = !DIFile(filename: "fib.vais", directory: "/src")
!2 = !{i32 2, !"Debug Info Version", i32 3}
!3 = distinct !DISubprogram(name: "locals", file: !1, line: 3, unit: !0, type: !4, spFlags: DISPFlagDefinition)
!4 = !DISubroutineType(types: !{})
!5 = !DILocation(line: 5, column: 7, scope: !3)
!6 = !DILocalVariable(name: "a", scope: !3)
