; RUN: %opt -passes='vais-profiler<print-plan>,verify' -disable-output %s 2>&1 | FileCheck %s --check-prefix=PLAN
; RUN: %leaves-untouched

; An interrupt saves few registers and may occur while a hook runs.

; PLAN: irq: not instrumented: interrupt handler
; PLAN: avr_signal: not instrumented: interrupt handler
; PLAN: avr: not instrumented: interrupt handler
; PLAN: msp430: not instrumented: interrupt handler
; PLAN: arm: not instrumented: interrupt handler
define x86_intrcc void @irq(ptr byval(i64) %frame) {
  ret void
}
define avr_signalcc void @avr_signal() {
  ret void
}
define avr_intrcc void @avr() {
  ret void
}
define msp430_intrcc void @msp430() {
  ret void
}
define void @arm() "interrupt"="IRQ" {
  ret void
}
