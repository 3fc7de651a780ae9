; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s

; The descriptor of a function that allocates on one line states that line. If there are several,
; each line has a descriptor, and the hooks after a call are enclosed in two more.

; CHECK-DAG: c"\00m\00/src/a.c\00one\00two\00{{.*}}"
; CHECK-DAG: @vais_profiler_function.one = {{.*}}, i32 3, i32 1, i32 2, i32 0, i32 0, i32 0, i32 0 }
; CHECK-DAG: @vais_profiler_function.two = {{.*}}, i32 3, i32 4, i32 0, i32 0, i32 0, i32 0, i32 0 }
; CHECK-DAG: @[[FIVE:vais_profiler_site.two[.0-9]*]] = private global {{.*}}, i32 3, i32 5, i32 0, i32 0, i32 0, i32 0, i32 0 }
; CHECK-DAG: @[[SIX:vais_profiler_site.two[.0-9]*]] = private global {{.*}}, i32 3, i32 6, i32 0, i32 0, i32 0, i32 0, i32 0 }
source_filename = "m"

; CHECK-LABEL: define ptr @one(
; CHECK-NOT:     site
define ptr @one() !dbg !3 {
  %a = call ptr @malloc(i64 8), !dbg !5
  %b = call ptr @malloc(i64 8), !dbg !5
  ret ptr %b
}
; CHECK-LABEL: define ptr @two(
; CHECK:         %[[A:.*]] = call ptr @vais_profiler_record_enter_site(ptr @[[FIVE]])
; CHECK-NEXT:    call void @vais_profiler_record_malloc(ptr %a, i64 8)
; CHECK-NEXT:    call void @vais_profiler_record_exit_site(ptr %[[A]])
; CHECK:         call ptr @vais_profiler_record_reallocating(ptr %a)
; CHECK-NEXT:    %b = call ptr @realloc(
; CHECK-NEXT:    %[[B:.*]] = call ptr @vais_profiler_record_enter_site(ptr @[[SIX]])
; CHECK-NEXT:    call void @vais_profiler_record_realloc(
; CHECK-NEXT:    call void @vais_profiler_record_exit_site(ptr %[[B]])
define ptr @two() !dbg !4 {
  %a = call ptr @malloc(i64 8), !dbg !6
  %b = call ptr @realloc(ptr %a, i64 9), !dbg !7
  ret ptr %b
}
declare ptr @malloc(i64)
declare ptr @realloc(ptr, i64)

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2}
!0 = distinct !DICompileUnit(language: DW_LANG_C99, file: !1, emissionKind: FullDebug)
!1 = !DIFile(filename: "a.c", directory: "/src")
!2 = !{i32 2, !"Debug Info Version", i32 3}
!3 = distinct !DISubprogram(name: "one", file: !1, line: 1, unit: !0, type: !8, spFlags: DISPFlagDefinition)
!4 = distinct !DISubprogram(name: "two", file: !1, line: 4, unit: !0, type: !8, spFlags: DISPFlagDefinition)
!5 = !DILocation(line: 2, scope: !3)
!6 = !DILocation(line: 5, scope: !4)
!7 = !DILocation(line: 6, scope: !4)
!8 = !DISubroutineType(types: !{})
