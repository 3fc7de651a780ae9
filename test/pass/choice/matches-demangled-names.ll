; RUN: env VAIS_PROFILER_PASS_OPTIONS='print-plan;exclude=mill::grind|mill::sift(int)|_Z4pourv' %opt -passes=vais-profiler -disable-output %s 2>&1 | FileCheck %s

; A function can be named by its symbol, by its name in the source, and by that with parameters.

; CHECK:      _ZN4mill5grindEi: not instrumented: excluded by exclude=mill::grind
; CHECK-NEXT: _ZN4mill4siftEi: not instrumented: excluded by exclude=mill::sift(int)
; CHECK-NEXT: _ZN4mill4siftEd: instrumented
; CHECK-NEXT: _Z4pourv: not instrumented: excluded by exclude=_Z4pourv
define void @_ZN4mill5grindEi(i32 %n) {
  ret void
}
define void @_ZN4mill4siftEi(i32 %n) {
  ret void
}
define void @_ZN4mill4siftEd(double %n) {
  ret void
}
define void @_Z4pourv() {
  ret void
}
