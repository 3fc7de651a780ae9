; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s

; In a function with debug information, a call that may be inlined must have a location: if none is
; known, it is line 0.

; CHECK-LABEL: define void @bare(
; CHECK:         call ptr @vais_profiler_record_enter({{.*}}), !dbg ![[ENTRY:[0-9]+]]
; CHECK-NEXT:    inttoptr {{.*}}, !dbg ![[NOWHERE:[0-9]+]]
; CHECK-NEXT:    call void @vais_profiler_record_free({{.*}}), !dbg ![[NOWHERE]]
; CHECK:         call void @vais_profiler_record_exit({{.*}}), !dbg ![[NOWHERE]]
; CHECK-DAG:   ![[ENTRY]] = !DILocation(line: 4, scope: ![[SCOPE:[0-9]+]])
; CHECK-DAG:   ![[NOWHERE]] = !DILocation(line: 0, scope: ![[SCOPE]])
define void @bare(i64 %p) !dbg !3 {
  call void @free(i64 %p)
  ret void
}
declare void @free(i64)

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2}
!0 = distinct !DICompileUnit(language: DW_LANG_C99, file: !1, emissionKind: FullDebug)
!1 = !DIFile(filename: "fib.vais", directory: "/src")
!2 = !{i32 2, !"Debug Info Version", i32 3}
!3 = distinct !DISubprogram(name: "bare", file: !1, line: 3, scopeLine: 4, unit: !0, type: !4, spFlags: DISPFlagDefinition)
!4 = !DISubroutineType(types: !{})
