; RUN: %opt -passes='vais-profiler<exits=unwind>,verify' -S %s | FileCheck %s

; No source line lets an exception pass through; the scope is that of the function.

; CHECK:      landingpad { ptr, i32 }
; CHECK-NEXT: cleanup
; CHECK-NEXT: call void @vais_profiler_record_exit({{.*}}), !dbg ![[PLACE:[0-9]+]]
; CHECK:      ![[FUNCTION:[0-9]+]] = distinct !DISubprogram(name: "calls"
; CHECK:      ![[PLACE]] = !DILocation(line: 0, scope: ![[FUNCTION]])
define void @calls() !dbg !3 {
  call void @work(), !dbg !5
  ret void, !dbg !5
}
declare void @work()
!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!4}
!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus, file: !1, emissionKind: FullDebug)
!1 = !DIFile(filename: "a.cpp", directory: "/src")
!2 = !DISubroutineType(types: !{null})
!3 = distinct !DISubprogram(name: "calls", scope: !1, file: !1, line: 7, type: !2, scopeLine: 7, spFlags: DISPFlagDefinition, unit: !0)
!4 = !{i32 2, !"Debug Info Version", i32 3}
!5 = !DILocation(line: 8, scope: !3)
