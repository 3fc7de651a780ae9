; RUN: %opt -passes='vais-profiler<print-plan>,verify' -disable-output %s 2>&1 | FileCheck %s --check-prefix=PLAN
; RUN: %leaves-untouched

; What excludes functions from other instrumentation excludes them from this one as well.

; PLAN: a: not instrumented: attribute noprofile
; PLAN: b: not instrumented: attribute disable_sanitizer_instrumentation
; PLAN: c: not instrumented: attribute no_instrument_function
define void @a() noprofile {
  ret void
}
define void @b() disable_sanitizer_instrumentation {
  ret void
}
define void @c() "no_instrument_function" {
  ret void
}
