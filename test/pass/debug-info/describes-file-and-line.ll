; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s

; The file is that of the subprogram, with its directory if it is relative; the line is that of the
; definition.

; CHECK-DAG: c"\00m\00/src/fib.vais\00relative\00/lib/list.vais\00absolute\00"
; CHECK-DAG: @vais_profiler_function.relative = {{.*}}ptr @vais_profiler_module, i32 17, i32 3, i32 3, i32 0, i32 0, i32 0, i32 0, i32 0 }
; CHECK-DAG: @vais_profiler_function.absolute = {{.*}}ptr @vais_profiler_module, i32 41, i32 26, i32 9, i32 0, i32 0, i32 0, i32 0, i32 0 }
source_filename = "m"

define void @relative() !dbg !4 {
  ret void
}
define void @absolute() !dbg !5 {
  ret void
}

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!3}
!0 = distinct !DICompileUnit(language: DW_LANG_C99, file: !1, emissionKind: FullDebug)
!1 = !DIFile(filename: "fib.vais", directory: "/src")
!2 = !DIFile(filename: "/lib/list.vais", directory: "/src")
!3 = !{i32 2, !"Debug Info Version", i32 3}
!4 = distinct !DISubprogram(name: "relative", file: !1, line: 3, unit: !0, type: !6, spFlags: DISPFlagDefinition)
!5 = distinct !DISubprogram(name: "absolute", file: !2, line: 9, unit: !0, type: !6, spFlags: DISPFlagDefinition)
!6 = !DISubroutineType(types: !{})
