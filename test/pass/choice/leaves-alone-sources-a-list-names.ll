; RUN: split-file %s %t
; RUN: %opt -passes='vais-profiler<print-plan;list=%t/relative>' -disable-output %t/module.ll 2>&1 | FileCheck %s --check-prefix=FILE
; RUN: %opt -passes='vais-profiler<print-plan;list=%t/absolute>' -disable-output %t/module.ll 2>&1 | FileCheck %s --check-prefix=FILE
; RUN: %opt -passes='vais-profiler<print-plan;list=%t/module>' -disable-output %t/module.ll 2>&1 | FileCheck %s --check-prefix=MODULE

; The path is that of the function's own source, or of the module's if the former is unknown.

; FILE:        inlined: not instrumented: excluded by list={{.*}}:1
; FILE-NEXT:   bare: instrumented
; MODULE:      inlined: instrumented
; MODULE-NEXT: bare: not instrumented: excluded by list={{.*}}:1
;--- relative
src:lib/list.h
;--- absolute
src:/srv/lib/*
;--- module
src:app.c
;--- module.ll
source_filename = "app.c"
define void @inlined() !dbg !3 {
  ret void
}
define void @bare() {
  ret void
}
!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!4}
!0 = distinct !DICompileUnit(language: DW_LANG_C99, file: !1, emissionKind: FullDebug)
!1 = !DIFile(filename: "lib/list.h", directory: "/srv")
!2 = !DISubroutineType(types: !{null})
!3 = distinct !DISubprogram(name: "inlined", scope: !1, file: !1, line: 7, type: !2, scopeLine: 7, spFlags: DISPFlagDefinition, unit: !0)
!4 = !{i32 2, !"Debug Info Version", i32 3}
