; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s %no-other-hooks

; Debug information must not change what is inserted: the description of a variable between a tail
; call and its ret is not executed.

; CHECK-LABEL: define i64 @passes_on()
; CHECK:         call ptr @vais_profiler_record_enter(
; CHECK-NEXT:    call void @vais_profiler_record_exit(
; CHECK-NEXT:    %r = tail call i64 @get()
; CHECK:         ret i64 %r
define i64 @passes_on() !dbg !3 {
  %r = tail call i64 @get(), !dbg !5
  call void @llvm.dbg.value(metadata i64 %r, metadata !6, metadata !DIExpression()), !dbg !5
  ret i64 %r, !dbg !5
}
declare i64 @get()
declare void @llvm.dbg.value(metadata, metadata, metadata)

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2}
!0 = distinct !DICompileUnit(language: DW_LANG_C99, file: !1, emissionKind: FullDebug)
!1 = !DIFile(filename: "fib.vais", directory: "/src")
!2 = !{i32 2, !"Debug Info Version", i32 3}
!3 = distinct !DISubprogram(name: "passes_on", file: !1, line: 3, unit: !0, type: !4, spFlags: DISPFlagDefinition)
!4 = !DISubroutineType(types: !{})
!5 = !DILocation(line: 5, column: 7, scope: !3)
!6 = !DILocalVariable(name: "r", scope: !3)
