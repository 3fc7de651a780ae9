; UNSUPPORTED: llvm-ge-16
; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s --implicit-check-not=readnone --implicit-check-not=readonly --implicit-check-not=writeonly --implicit-check-not=argmemonly --implicit-check-not=inaccessiblemem

; An instrumented function writes to the profile. If the attributes stayed, a call of it could be
; moved, merged or dropped.

; CHECK-LABEL: define i64 @calls()
; CHECK:         %a = call i64 @pure(){{$}}
define i64 @calls() {
  %a = call i64 @pure() readnone
  call void @reads() readonly
  ret i64 %a
}
define i64 @pure() readnone {
  ret i64 1
}
define void @reads() readonly {
  ret void
}
define void @writes() argmemonly writeonly {
  ret void
}
define void @hidden() inaccessiblememonly {
  ret void
}
define void @either() inaccessiblemem_or_argmemonly {
  ret void
}
