; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s
; RUN: bash %S/Inputs/compile.sh %s %t "%opt" "%llc"

; Everything that the pass must handle, in one module: it stays valid and compiles at every level.

target datalayout = "e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-f80:128-n8:16:32:64-S128"
target triple = "x86_64-pc-linux-gnu"

%pair = type { i64, i64 }
%list = type { i32, i32, ptr, ptr }

$inline = comdat any
$group = comdat nodeduplicate

@number = global i64 0
@near = addrspace(256) global i64 0
@own = thread_local global i64 0
@exception = external constant ptr
@places = constant [2 x ptr] [ptr blockaddress(@jumps, %one), ptr blockaddress(@jumps, %two)]
@same_malloc = alias ptr (i64), ptr @reserve
@best_malloc = ifunc ptr (i64), ptr @choose_malloc
@llvm.global_ctors = appending global [1 x { i32, ptr, ptr }] [{ i32, ptr, ptr } { i32 101, ptr @before_main, ptr null }]

declare ptr @malloc(i64)
declare ptr @realloc(ptr, i64)
declare i32 @posix_memalign(ptr, i64, i64)
declare void @free(ptr)
declare ptr @_Znwm(i64)
declare i32 @_setjmp(ptr) returns_twice
declare void @longjmp(ptr, i32) noreturn
declare void @exit(i32) noreturn
declare void @work()
declare i64 @outside(i64)
declare i32 @__gxx_personality_v0(...)
declare ptr @__cxa_begin_catch(ptr)
declare void @__cxa_end_catch()
declare void @__cxa_rethrow()
declare i32 @llvm.eh.typeid.for(ptr)
declare void @llvm.va_start(ptr)
declare void @llvm.va_end(ptr)
declare ptr @llvm.stacksave()
declare void @llvm.stackrestore(ptr)
declare void @llvm.lifetime.end.p0(i64, ptr)
declare token @llvm.call.preallocated.setup(i32)
declare ptr @llvm.call.preallocated.arg(token, i32)
declare void @llvm.dbg.value(metadata, metadata, metadata)
declare double @llvm.experimental.constrained.fadd.f64(double, double, metadata, metadata)

; Attributes that become false.
; CHECK-LABEL: define i64 @square(i64 %n)
; CHECK:         call ptr @vais_profiler_record_enter(
define i64 @square(i64 %n) readnone speculatable nosync nofree willreturn nounwind {
  %r = mul i64 %n, %n
  ret i64 %r
}
; CHECK-LABEL: define i64 @calls_square(
; CHECK:         call i64 @square(i64 %n){{$}}
define i64 @calls_square(i64 %n) readonly nosync {
  %a = call i64 @square(i64 %n) readnone
  %b = call i64 @square(i64 %n) readnone
  %r = add i64 %a, %b
  ret i64 %r
}

; Exits.
; CHECK-LABEL: define i64 @many(
; CHECK-COUNT-3: call void @vais_profiler_record_exit(
define i64 @many(i64 %n) {
  switch i64 %n, label %a [ i64 1, label %b
                            i64 2, label %c
                            i64 3, label %d ]
a:
  ret i64 0
b:
  %r = tail call i64 @many(i64 2)
  ret i64 %r
c:
  %m = musttail call i64 @outside(i64 %n)
  ret i64 %m
d:
  call void @exit(i32 1)
  unreachable
}
define fastcc i64 @fast(i64 %n, i64 %m) {
  %r = musttail call fastcc i64 @fast(i64 %m, i64 %n)
  ret i64 %r
}
define tailcc void @tailcall(i64 %n) {
  musttail call tailcc void @tailcall2(i64 1, i64 %n)
  ret void
}
define tailcc void @tailcall2(i64 %n, i64 %m) {
  ret void
}
define void @thunk(ptr %this, ...) "thunk" {
  %method = load ptr, ptr %this
  musttail call void (ptr, ...) %method(ptr %this, ...)
  ret void
}
define void @forever() {
  br label %again
again:
  call void @work()
  br label %again
}

; Exceptions.
; CHECK-LABEL: define i64 @catches(
; CHECK:         landingpad
; CHECK:         call void @vais_profiler_record_resume(
define i64 @catches(i64 %n) personality ptr @__gxx_personality_v0 {
  %p = invoke ptr @_Znwm(i64 %n) to label %made unwind label %pad
made:
  invoke void @work() to label %fine unwind label %pad
fine:
  ret i64 0
pad:
  %e = landingpad { ptr, i32 } cleanup catch ptr @exception filter [1 x ptr] [ptr @exception]
  %object = extractvalue { ptr, i32 } %e, 0
  %selector = extractvalue { ptr, i32 } %e, 1
  %id = call i32 @llvm.eh.typeid.for(ptr @exception)
  %mine = icmp eq i32 %selector, %id
  br i1 %mine, label %catch, label %pass
catch:
  %caught = call ptr @__cxa_begin_catch(ptr %object)
  invoke void @__cxa_rethrow() to label %never unwind label %nested
never:
  unreachable
nested:
  %f = landingpad { ptr, i32 } cleanup
  call void @__cxa_end_catch()
  resume { ptr, i32 } %f
pass:
  resume { ptr, i32 } %e
}
; CHECK-LABEL: define i32 @lands(
; CHECK:         call i32 @_setjmp(
; CHECK-NEXT:    call void @vais_profiler_record_resume(
define i32 @lands(ptr %buffer) returns_twice {
  %r = call i32 @_setjmp(ptr %buffer) returns_twice
  ret i32 %r
}

; Allocations: through casts of operands and callees, aliases, ifuncs; alloca in all its forms.
; CHECK-LABEL: define ptr @allocates(
; CHECK-COUNT-3: call void @vais_profiler_record_malloc(
; CHECK:       call void @vais_profiler_record_realloc(
; CHECK:       call void @vais_profiler_record_free(
define ptr @allocates(i32 %n) {
  %out = alloca ptr
  %a = call ptr @malloc(i32 %n)
  %b = call ptr @best_malloc(i64 8)
  %i = call i64 @malloc(i64 8)
  %c = call ptr @realloc(ptr %a, i64 9)
  %d = call i32 @posix_memalign(ptr %out, i64 16, i64 64)
  tail call void @free(ptr %b)
  ret ptr %c
}
define internal ptr @reserve(i64 %n) {
  %p = tail call ptr @malloc(i64 %n)
  ret ptr %p
}
define internal ptr @choose_malloc() {
  ret ptr @malloc
}
define i64 @stack(i64 %n) {
  %fixed = alloca i64
  %saved = call ptr @llvm.stacksave()
  %some = alloca i8, i64 %n, align 64
  %in = alloca inalloca %pair
  call void @takes_inalloca(ptr inalloca(%pair) %in)
  call void @llvm.stackrestore(ptr %saved)
  %t = call token @llvm.call.preallocated.setup(i32 1)
  %q = call ptr @llvm.call.preallocated.arg(token %t, i32 0) preallocated(%pair)
  call void @takes_preallocated(ptr preallocated(%pair) %q) ["preallocated"(token %t)]
  %r = tail call i64 @outside(i64 %n)
  call void @llvm.lifetime.end.p0(i64 8, ptr %fixed)
  ret i64 %r
}
define void @takes_inalloca(ptr inalloca(%pair) %in) noinline optnone {
  ret void
}
define void @takes_preallocated(ptr preallocated(%pair) %in) noinline optnone {
  ret void
}

; Arguments, results and their conventions.
define void @big(ptr sret(%pair) %out, ptr byval(%pair) %in, ptr nest %chain) {
  %v = load %pair, ptr %in
  store %pair %v, ptr %out
  ret void
}
define swiftcc i64 @swift(ptr swiftself %self, ptr swifterror %error) {
  %slot = alloca swifterror ptr
  store ptr null, ptr %slot
  %r = call swiftcc i64 @swift(ptr swiftself %self, ptr swifterror %slot)
  ret i64 %r
}
define i64 @sum(i64 %count, ...) {
  %list = alloca %list
  call void @llvm.va_start(ptr %list)
  %v = va_arg ptr %list, i64
  call void @llvm.va_end(ptr %list)
  ret i64 %v
}
define preserve_mostcc void @spares_registers(i64 %n) {
  store i64 %n, ptr @number
  ret void
}
define coldcc <4 x float> @vector(<4 x float> %v, x86_fp80 %wide, i128 %big, half %narrow, i1 zeroext %bit) {
  ret <4 x float> %v
}
define win64cc i64 @spaces(ptr addrspace(256) %segment) {
  %v = load i64, ptr addrspace(256) %segment
  %w = load i64, ptr addrspace(256) @near
  %o = load i64, ptr @own
  %s = add i64 %v, %w
  %r = add i64 %s, %o
  ret i64 %r
}
define double @strict(double %x) strictfp {
  %r = call double @llvm.experimental.constrained.fadd.f64(double %x, double 1.0, metadata !"round.dynamic", metadata !"fpexcept.strict") strictfp
  ret double %r
}

; Control flow.
define void @jumps(i64 %n) {
  %place = getelementptr [2 x ptr], ptr @places, i64 0, i64 %n
  %to = load ptr, ptr %place
  indirectbr ptr %to, [label %one, label %two]
one:
  br label %two
two:
  fence seq_cst
  %old = atomicrmw add ptr @number, i64 1 seq_cst
  ret void
}
define void @vectorised(ptr noalias %to, ptr noalias %from) {
  br label %loop
loop:
  %i = phi i64 [ 0, %0 ], [ %next, %loop ]
  %a = getelementptr i64, ptr %from, i64 %i
  %b = getelementptr i64, ptr %to, i64 %i
  %v = load i64, ptr %a
  store i64 %v, ptr %b
  %next = add i64 %i, 1
  %done = icmp eq i64 %next, 4096
  br i1 %done, label %end, label %loop
end:
  ret void
}

; Linkage and attributes of functions.
define linkonce_odr i64 @inline(i64 %n) comdat {
  ret i64 %n
}
define weak i64 @weak(i64 %n) section "hot" comdat($group) align 64 gc "statepoint-example" prefix i64 7 prologue i8 -112 {
  ret i64 %n
}
define internal i64 @forced(i64 %n) alwaysinline {
  ret i64 %n
}
define hidden i64 @small(i64 %n) minsize optsize sspstrong sanitize_address uwtable "frame-pointer"="all" {
  %r = call i64 @forced(i64 %n)
  ret i64 %r
}
define internal void @before_main() cold {
  ret void
}

; Functions that are left alone.
; CHECK-LABEL: define available_externally
; CHECK-NOT:     vais_profiler_record
; CHECK-LABEL: define void @described(
define available_externally i64 @copy_of_other() {
  ret i64 1
}
define void @bare() naked {
  call void asm sideeffect "ret", ""()
  unreachable
}
define x86_intrcc void @interrupt(ptr byval(%pair) %frame) {
  ret void
}
define void @refuses() noprofile {
  ret void
}
define void @refuses_all() disable_sanitizer_instrumentation {
  ret void
}
define void @vais_profiler_own() {
  ret void
}

; CHECK:         call ptr @vais_profiler_record_enter({{.*}}), !dbg
; CHECK:         call void @vais_profiler_record_exit({{.*}}), !dbg
define void @described(i64 %n) !dbg !3 {
  call void @llvm.dbg.value(metadata i64 %n, metadata !6, metadata !DIExpression()), !dbg !7
  call void @work(), !dbg !7
  ret void, !dbg !7
}

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2}
!0 = distinct !DICompileUnit(language: DW_LANG_C99, file: !1, emissionKind: FullDebug)
!1 = !DIFile(filename: "a.c", directory: "/src")
!2 = !{i32 2, !"Debug Info Version", i32 3}
!3 = distinct !DISubprogram(name: "described", file: !1, line: 3, scopeLine: 3, unit: !0, type: !4, spFlags: DISPFlagDefinition)
!4 = !DISubroutineType(types: !{})
!5 = !DIBasicType(name: "long", size: 64, encoding: DW_ATE_signed)
!6 = !DILocalVariable(name: "n", scope: !3, type: !5)
!7 = !DILocation(line: 4, scope: !3)
