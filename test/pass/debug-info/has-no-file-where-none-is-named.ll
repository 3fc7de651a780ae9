; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s --implicit-check-not='/src\00'

; A directory alone is not a file.

; CHECK: @vais_profiler_function.f = {{.*}} { i64 1, ptr @vais_profiler_module, i32 {{[0-9]+}}, i32 0, i32 3, i32 0, i32 0, i32 0, i32 0, i32 0 }
define void @f() !dbg !3 {
  ret void
}

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2}
!0 = distinct !DICompileUnit(language: DW_LANG_C99, file: !1, emissionKind: FullDebug)
!1 = !DIFile(filename: "fib.vais", directory: "/src")
!2 = !{i32 2, !"Debug Info Version", i32 3}
!3 = distinct !DISubprogram(name: "f", file: !5, line: 3, unit: !0, type: !4, spFlags: DISPFlagDefinition)
!4 = !DISubroutineType(types: !{})
!5 = !DIFile(filename: "", directory: "/src")
