; RUN: %opt -passes='vais-profiler<calls=passed;inline=off>,verify' -S %s | FileCheck %s

; A call by pointer has two slots, the last ones. The one further away from the context holds the name of
; the function that it called first, and the body that is called instead; the runtime chooses among others.
; The current context is set before, for functions without a body, and counts as unknown afterwards.
target triple = "x86_64-unknown-linux-gnu"

; CHECK:       @vais_profiler_function.caller = {{.*}} i32 131077,
; CHECK-LABEL: define internal i64 @caller.body(ptr %f, ptr %g, ptr nest %0)
; CHECK-NEXT:    store volatile ptr %0, ptr @vais_profiler_thread_state
; CHECK-NEXT:    [[SLOT:%.+]] = getelementptr i8, ptr %0, i64 -96
; CHECK-NEXT:    [[CHOSEN:%.+]] = call { ptr, ptr } asm sideeffect "cmpq -32($1), $0\0A\09je 1f\0A\09callq *vais_profiler_record_choose@GOTPCREL(%rip)\0A\09jmp 2f\0A1:\0A\09movq -24($1), $0\0A2:", "={rax},={r10},0,1,~{r11},~{memory},~{dirflag},~{fpsr},~{flags}"(ptr %f, ptr [[SLOT]])
; CHECK-NEXT:    [[CALLED:%.+]] = extractvalue { ptr, ptr } [[CHOSEN]], 0
; CHECK-NEXT:    [[PASSED:%.+]] = extractvalue { ptr, ptr } [[CHOSEN]], 1
; CHECK-NEXT:    call fastcc i64 [[CALLED]](i64 signext 1, ptr nest [[PASSED]])
; CHECK-NEXT:    getelementptr i8, ptr %0, i64 -64
; CHECK-NEXT:    call void @passing.body(
; CHECK-NEXT:    store volatile ptr %0, ptr @vais_profiler_thread_state
; CHECK-NEXT:    [[SLOT:%.+]] = getelementptr i8, ptr %0, i64 -160
; CHECK:         [[PASSED:%.+]] = extractvalue { ptr, ptr } {{%.+}}, 1
; CHECK-NEXT:    call i64 {{%.+}}(ptr nest [[PASSED]])
; CHECK-NEXT:    store volatile ptr %0, ptr @vais_profiler_thread_state
; CHECK-NEXT:    call i32 (i32, ...) %f(i32 2)
; CHECK-NEXT:    call preserve_mostcc void %f()
; CHECK-NEXT:    call void %f(ptr nest %g)
; CHECK-NEXT:    call void %f() [ "kcfi"(i32 1) ]
; CHECK-NEXT:    ret i64
define i64 @caller(ptr %f, ptr %g) {
  %a = call fastcc i64 %f(i64 signext 1)
  call void @passing()
  %b = call i64 %g()
  %c = call i32 (i32, ...) %f(i32 2)
  call preserve_mostcc void %f()
  call void %f(ptr nest %g)
  call void %f() [ "kcfi"(i32 1) ]
  ret i64 %b
}

; CHECK-LABEL: define internal i64 @tries.body(
; CHECK:         [[CALLED:%.+]] = extractvalue {{.*}}, 0
; CHECK-NEXT:    [[PASSED:%.+]] = extractvalue {{.*}}, 1
; CHECK-NEXT:    invoke i64 [[CALLED]](i64 3, ptr nest [[PASSED]])
; CHECK-NEXT:        to label %normal unwind label %unwound
define i64 @tries(ptr %f) personality ptr @__gxx_personality_v0 {
  %a = invoke i64 %f(i64 3) to label %normal unwind label %unwound
normal:
  ret i64 %a
unwound:
  %pad = landingpad { ptr, i32 } cleanup
  resume { ptr, i32 } %pad
}
define void @passing() {
  ret void
}
declare i32 @__gxx_personality_v0(...)
