; RUN: %enter && for level in 0 2; do %clang -O$level -Wno-override-module %s -o a$level && %to=a$level.vprof ./a$level || exit 1; done
; RUN: %expect a0.vprof -- "calls('main') == 1" "calls('small') == 100"
; RUN: %expect a2.vprof -- "calls('main') == 1" "calls('small') == 0"

; IR that an engine marked optnone is nevertheless optimised if requested: the small function is
; then part of its caller.
define internal i64 @small(i64 %n) noinline optnone nounwind {
  %more = add i64 %n, 1
  ret i64 %more
}

define i32 @main() noinline optnone nounwind {
entry:
  br label %loop
loop:
  %n = phi i64 [ 0, %entry ], [ %next, %loop ]
  %next = call i64 @small(i64 %n)
  %done = icmp eq i64 %next, 100
  br i1 %done, label %leave, label %loop
leave:
  ret i32 0
}
