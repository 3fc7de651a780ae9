; RUN: %opt -passes='vais-profiler<inline=on>,verify' -S %s | FileCheck %s

; In a function with debug information, inlined code has the location of the hook, as calls must.

; CHECK-LABEL: define void @f(
; CHECK:         call ptr @vais_profiler_record_enter_slowly({{.*}}) {{.*}}!dbg [[ENTRY:![0-9]+]]
; CHECK:         call void @vais_profiler_record_exit_timed({{.*}}) {{.*}}!dbg [[EXIT:![0-9]+]]
; CHECK-DAG:   [[ENTRY]] = !DILocation(line: 3,
; CHECK-DAG:   [[EXIT]] = !DILocation(line: 4,
define void @f() !dbg !4 {
  ret void, !dbg !6
}

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3}
!0 = distinct !DICompileUnit(language: DW_LANG_C99, file: !1, emissionKind: FullDebug)
!1 = !DIFile(filename: "f.c", directory: "/")
!2 = !{i32 2, !"Debug Info Version", i32 3}
!3 = !{i32 7, !"PIC Level", i32 1}
!4 = distinct !DISubprogram(name: "f", file: !1, line: 3, type: !5, scopeLine: 3, spFlags: DISPFlagDefinition, unit: !0)
!5 = !DISubroutineType(types: !{})
!6 = !DILocation(line: 4, scope: !4)
