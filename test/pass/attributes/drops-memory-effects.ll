; REQUIRES: llvm-ge-16
; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s --implicit-check-not='memory('

; The same facts in the form used from LLVM 16 on.

; CHECK-LABEL: define i64 @calls()
; CHECK:         %a = call i64 @pure(){{$}}
define i64 @calls() {
  %a = call i64 @pure() memory(none)
  call void @reads() memory(read)
  ret i64 %a
}
define i64 @pure() memory(none) {
  ret i64 1
}
define void @reads() memory(argmem: read, inaccessiblemem: write) {
  ret void
}
