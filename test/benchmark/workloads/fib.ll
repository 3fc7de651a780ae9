; The workload of fib.c as the full engine of Vais writes it, with two attributes that keep calls calls.

@format = private unnamed_addr constant [5 x i8] c"%ld\0A\00"

declare i32 @printf(i8*, ...)
declare i64 @atol(i8*)

define i64 @fib(i64 %n) #0 {
entry:
  %small = icmp slt i64 %n, 2
  br i1 %small, label %then, label %else
then:
  ret i64 %n
else:
  %less1 = sub i64 %n, 1
  %left = call i64 @fib(i64 %less1)
  %less2 = sub i64 %n, 2
  %right = call i64 @fib(i64 %less2)
  %sum = add i64 %left, %right
  ret i64 %sum
}

define i32 @main(i32 %argc, i8** %argv) #0 {
entry:
  %place = getelementptr i8*, i8** %argv, i64 1
  %text = load i8*, i8** %place
  %n = call i64 @atol(i8* %text)
  %result = call i64 @fib(i64 %n)
  %format = getelementptr [5 x i8], [5 x i8]* @format, i64 0, i64 0
  %printed = call i32 (i8*, ...) @printf(i8* %format, i64 %result)
  ret i32 0
}

attributes #0 = { noinline "disable-tail-calls"="true" }
