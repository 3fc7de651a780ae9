; What a Vais compiler makes of the functions of shapes.vais, as far as names go.

define i64 @Counter_bump(i64 %a0) {
  ret i64 %a0
}
define i64 @Pair_show(i64 %a0) {
  ret i64 %a0
}
define i64 @Type_method(i64 %a0) {
  ret i64 %a0
}
define i64 @"base$i64_i64"(i64 %a0) {
  ret i64 %a0
}
define i64 @make_step(i64 %a0) {
  ret i64 %a0
}
define i64 @make_step__apply(i64 %a0, i64 %a1) {
  %t1 = add i64 %a0, %a1
  ret i64 %t1
}
define i64 @__vais_inline_closure0__apply(i64 %a0, i64 %a1) {
  %t1 = mul i64 %a1, 2
  ret i64 %t1
}
define i64 @__vais_str_len(i64 %a0) {
  %t1 = call i64 @proc_argc()
  ret i64 %t1
}
declare i64 @proc_argc()
define i64 @main() {
  %t1 = call i64 @Counter_bump(i64 1)
  %t2 = call i64 @Pair_show(i64 1)
  %t3 = call i64 @Type_method(i64 1)
  %t4 = call i64 @"base$i64_i64"(i64 1)
  %t5 = call i64 @make_step(i64 3)
  %t6 = call i64 @make_step__apply(i64 %t5, i64 1)
  %t7 = call i64 @__vais_inline_closure0__apply(i64 0, i64 4)
  %t8 = call i64 @__vais_str_len(i64 0)
  ret i64 0
}
