; The same as direct.c in the form of a Vais compiler's full engine: no data layout, typed pointers, no attributes.

declare i8* @malloc(i64)
define i64 @twice(i64 %a0) {
  %v0 = alloca i64
  store i64 %a0, i64* %v0
  %t1 = load i64, i64* %v0
  %t2 = mul i64 2, %t1
  ret i64 %t2
}
define i64 @main() {
  %v0 = alloca i64
  %v1 = alloca i64
  store i64 0, i64* %v0
  store i64 0, i64* %v1
  br label %wcond1
wcond1:
  %t1 = load i64, i64* %v1
  %t2 = icmp slt i64 %t1, 10
  br i1 %t2, label %wbody1, label %wend1
wbody1:
  %t3 = load i64, i64* %v1
  %t4 = call i64 @twice(i64 %t3)
  %t5 = load i64, i64* %v0
  %t6 = add i64 %t5, %t4
  store i64 %t6, i64* %v0
  %t7 = load i64, i64* %v1
  %t8 = add i64 %t7, 1
  store i64 %t8, i64* %v1
  br label %wcond1
wend1:
  %t9 = load i64, i64* %v0
  %t10 = sub i64 %t9, 90
  ret i64 %t10
}
