; RUN: %opt -passes='vais-profiler<calls=passed;inline=off>,verify' -S %s | FileCheck %s --check-prefix=SMALL
; RUN: %python -c 'import sys; print(open(sys.argv[1]).read().replace(";LARGE\n", "  store volatile i64 1, ptr @sink\n" * 1000))' %s > %t.large.ll
; RUN: %opt -passes='vais-profiler<calls=passed;inline=off>,verify' -S %t.large.ll | FileCheck %s
; RUN: sed 's/@work(i64 %n)/@work(i64 %n) noinline optnone/' %t.large.ll > %t.optnone.ll && %opt -passes='vais-profiler<calls=passed;inline=off>,verify' -S %t.optnone.ll | FileCheck %s --check-prefix=SMALL

; The context of a large body is loaded from its frame where it is needed, so that it occupies no
; register of code that has use for all of them. Code that is not optimised does so anyway.
target triple = "x86_64-unknown-linux-gnu"

; CHECK-LABEL: define internal void @work.body(i64 %n, ptr nest %0)
; CHECK-NEXT:    store volatile ptr %0, ptr @vais_profiler_thread_state
; CHECK-NEXT:    [[FRAME:%.+]] = alloca ptr
; CHECK-NEXT:    store volatile ptr %0, ptr [[FRAME]]
; CHECK-NEXT:    [[SELF:%.+]] = load volatile ptr, ptr [[FRAME]]
; CHECK-NEXT:    [[SLOT:%.+]] = getelementptr i8, ptr [[SELF]], i64 -64
; CHECK-NEXT:    call void @small.body(ptr nest [[SLOT]])
; CHECK:         [[SELF:%.+]] = load volatile ptr, ptr [[FRAME]]
; CHECK-NEXT:    store volatile ptr [[SELF]], ptr @vais_profiler_thread_state
; CHECK-NEXT:    call i32 @putchar(
; SMALL-LABEL: define internal void @work.body(i64 %n, ptr nest %0)
; SMALL-NOT:     alloca
; SMALL:         call void @small.body(
@sink = global i64 0
define void @work(i64 %n) {
  call void @small()
;LARGE
  call i32 @putchar(i32 1)
  ret void
}
define void @small() {
  ret void
}
declare i32 @putchar(i32)
