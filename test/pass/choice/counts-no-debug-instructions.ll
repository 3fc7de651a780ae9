; RUN: %opt -passes='vais-profiler<print-plan;min_instructions=3>' -disable-output %s 2>&1 | FileCheck %s

; With -g the same functions are instrumented as without.

; CHECK: short: not instrumented: size 1 below min_instructions=3, no loop
define void @short(i64 %n) !dbg !3 {
  call void @llvm.dbg.value(metadata i64 %n, metadata !5, metadata !DIExpression()), !dbg !6
  call void @llvm.dbg.value(metadata i64 0, metadata !5, metadata !DIExpression()), !dbg !6
  ret void
}
declare void @llvm.dbg.value(metadata, metadata, metadata)
!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!4}
!0 = distinct !DICompileUnit(language: DW_LANG_C99, file: !1, emissionKind: FullDebug)
!1 = !DIFile(filename: "a.c", directory: "/src")
!2 = !DISubroutineType(types: !{null})
!3 = distinct !DISubprogram(name: "short", scope: !1, file: !1, line: 7, type: !2, scopeLine: 7, spFlags: DISPFlagDefinition, unit: !0)
!4 = !{i32 2, !"Debug Info Version", i32 3}
!5 = !DILocalVariable(name: "n", arg: 1, scope: !3, file: !1, line: 7)
!6 = !DILocation(line: 7, scope: !3)
