; RUN: %opt -passes='vais-profiler<calls=passed;inline=off>,verify' -S %s | FileCheck %s

; A debugger shows the body: it has the function's subprogram and variables, and slots have the
; lines of their call sites. The name has none of these.
source_filename = "m"
target triple = "x86_64-unknown-linux-gnu"

; CHECK-DAG: @vais_profiler_function.outer = {{.*}} ptr @vais_profiler_module, i32 17, i32 3, i32 3, i32 0, i32 trunc ({{.*}} to i32), i32 2, i32 0, i32 23 }
; CHECK-DAG: c"\00m\00/src/fib.vais\00outer\00\05\00\00\00\06\00\00\00{{.*}}"
; CHECK:       define internal i64 @outer.body(i64 %n, ptr nest %0) {{.*}}!dbg ![[OUTER_CODE:[0-9]+]]
; CHECK:         {{metadata i64 %n, metadata|#dbg_value.i64 %n,}} ![[VARIABLE:[0-9]+]]
; CHECK:         call i64 @inner.body({{.*}}), !dbg ![[FIVE:[0-9]+]]
; CHECK:         call i64 @inner.body({{.*}}), !dbg ![[SIX:[0-9]+]]
; CHECK-LABEL: define i64 @outer(i64 %0)
; CHECK-NOT:     !dbg
; CHECK:         unreachable
; CHECK-DAG:   ![[OUTER_CODE]] = distinct !DISubprogram(name: "outer"
; CHECK-DAG:   ![[VARIABLE]] = !DILocalVariable(name: "n"
; CHECK-DAG:   ![[FIVE]] = !DILocation(line: 5
; CHECK-DAG:   ![[SIX]] = !DILocation(line: 6
define i64 @outer(i64 %n) !dbg !3 {
  call void @llvm.dbg.value(metadata i64 %n, metadata !8, metadata !DIExpression()), !dbg !6
  %a = call i64 @inner(i64 %n), !dbg !6
  %b = call i64 @inner(i64 %a), !dbg !7
  ret i64 %b, !dbg !7
}
define i64 @inner(i64 %n) !dbg !4 {
  ret i64 %n, !dbg !9
}
declare void @llvm.dbg.value(metadata, metadata, metadata)

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2}
!0 = distinct !DICompileUnit(language: DW_LANG_C99, file: !1, emissionKind: FullDebug)
!1 = !DIFile(filename: "fib.vais", directory: "/src")
!2 = !{i32 2, !"Debug Info Version", i32 3}
!3 = distinct !DISubprogram(name: "outer", file: !1, line: 3, unit: !0, type: !5, spFlags: DISPFlagDefinition)
!4 = distinct !DISubprogram(name: "inner", file: !1, line: 9, unit: !0, type: !5, spFlags: DISPFlagDefinition)
!5 = !DISubroutineType(types: !{})
!6 = !DILocation(line: 5, scope: !3)
!7 = !DILocation(line: 6, scope: !3)
!8 = !DILocalVariable(name: "n", arg: 1, scope: !3)
!9 = !DILocation(line: 9, scope: !4)
