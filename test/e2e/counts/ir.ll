; RUN: %enter
; RUN: %clang -O0 %s -o from-text && %to=text.vprof ./from-text
; RUN: %plain-clang -c -emit-llvm %s -o a.bc && %clang -O2 a.bc -o from-bitcode && %to=bitcode.vprof ./from-bitcode
; RUN: %clang -O2 -x ir - -o from-input < %s && %to=input.vprof ./from-input
; RUN: for profile in text bitcode input; do %expect $profile.vprof -- "calls('main') == 1" \
; RUN:   "calls('count') == 11" "edge('count', 'count') == 10" "all_calls() == 12" || exit 1; done

; IR as text, as bitcode and from standard input is instrumented like source text.
define i64 @count(i64 %n) noinline optnone {
entry:
  %done = icmp eq i64 %n, 0
  br i1 %done, label %leave, label %again
again:
  %less = sub i64 %n, 1
  %rest = call i64 @count(i64 %less)
  %more = add i64 %rest, 1
  br label %leave
leave:
  %result = phi i64 [ 0, %entry ], [ %more, %again ]
  ret i64 %result
}

define i32 @main() {
  %n = call i64 @count(i64 10)
  %status = sub i64 %n, 10
  %exit = trunc i64 %status to i32
  ret i32 %exit
}
