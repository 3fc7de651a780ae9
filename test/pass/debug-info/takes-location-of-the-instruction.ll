; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s

; The entry has the line at which the body begins, and each other hook that of the instruction to
; which it belongs.

; CHECK-LABEL: define ptr @make()
; CHECK:         call ptr @vais_profiler_record_enter({{.*}}), !dbg ![[ENTRY:[0-9]+]]
; CHECK-NEXT:    call ptr @calloc({{.*}}), !dbg ![[CALL:[0-9]+]]
; CHECK-NEXT:    call void @vais_profiler_record_malloc({{.*}}), !dbg ![[CALL]]
; CHECK-NEXT:    call void @vais_profiler_record_exit({{.*}}), !dbg ![[RETURN:[0-9]+]]
; CHECK-NEXT:    ret ptr %p, !dbg ![[RETURN]]
; CHECK-DAG:   ![[ENTRY]] = !DILocation(line: 4, scope: ![[SCOPE:[0-9]+]])
; CHECK-DAG:   ![[CALL]] = !DILocation(line: 5, column: 7, scope: ![[SCOPE]])
; CHECK-DAG:   ![[RETURN]] = !DILocation(line: 6, column: 3, scope: ![[SCOPE]])
define ptr @make() !dbg !3 {
  %p = call ptr @calloc(i64 2, i64 8), !dbg !5
  ret ptr %p, !dbg !6
}
declare ptr @calloc(i64, i64)

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2}
!0 = distinct !DICompileUnit(language: DW_LANG_C99, file: !1, emissionKind: FullDebug)
!1 = !DIFile(filename: "fib.vais", directory: "/src")
!2 = !{i32 2, !"Debug Info Version", i32 3}
!3 = distinct !DISubprogram(name: "make", file: !1, line: 3, scopeLine: 4, unit: !0, type: !4, spFlags: DISPFlagDefinition)
!4 = !DISubroutineType(types: !{})
!5 = !DILocation(line: 5, column: 7, scope: !3)
!6 = !DILocation(line: 6, column: 3, scope: !3)
