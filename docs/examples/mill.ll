; ModuleID = 'direct.c'
source_filename = "direct.c"
target datalayout = "e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-f80:128-n8:16:32:64-S128"
target triple = "x86_64-pc-linux-gnu"

%struct.DirectListInt = type { [4095 x i64], i64 }

@.str = private unnamed_addr constant [1 x i8] zeroinitializer, align 1
@.str.1 = private unnamed_addr constant [7 x i8] c"grain \00", align 1
@.str.2 = private unnamed_addr constant [13 x i8] c"numbers %ld\0A\00", align 1
@.str.3 = private unnamed_addr constant [15 x i8] c"recursion %ld\0A\00", align 1
@.str.4 = private unnamed_addr constant [10 x i8] c"text %ld\0A\00", align 1
@.str.5 = private unnamed_addr constant [29 x i8] c"list trap: capacity exceeded\00", align 1
@.str.6 = private unnamed_addr constant [30 x i8] c"list trap: index out of range\00", align 1

; Function Attrs: noinline nounwind optnone uwtable
define i64 @collatz(i64 noundef %0) #0 {
  %2 = alloca i64, align 8
  %3 = alloca i64, align 8
  %4 = alloca i64, align 8
  store i64 %0, i64* %2, align 8
  %5 = load i64, i64* %2, align 8
  store i64 %5, i64* %3, align 8
  store i64 0, i64* %4, align 8
  br label %6

6:                                                ; preds = %20, %1
  %7 = load i64, i64* %3, align 8
  %8 = icmp ne i64 %7, 1
  br i1 %8, label %9, label %23

9:                                                ; preds = %6
  %10 = load i64, i64* %3, align 8
  %11 = srem i64 %10, 2
  %12 = icmp eq i64 %11, 0
  br i1 %12, label %13, label %16

13:                                               ; preds = %9
  %14 = load i64, i64* %3, align 8
  %15 = sdiv i64 %14, 2
  store i64 %15, i64* %3, align 8
  br label %20

16:                                               ; preds = %9
  %17 = load i64, i64* %3, align 8
  %18 = mul nsw i64 3, %17
  %19 = add nsw i64 %18, 1
  store i64 %19, i64* %3, align 8
  br label %20

20:                                               ; preds = %16, %13
  %21 = load i64, i64* %4, align 8
  %22 = add nsw i64 %21, 1
  store i64 %22, i64* %4, align 8
  br label %6, !llvm.loop !5

23:                                               ; preds = %6
  %24 = load i64, i64* %4, align 8
  ret i64 %24
}

; Function Attrs: noinline nounwind optnone uwtable
define i64 @longest_chain(i64 noundef %0) #0 {
  %2 = alloca i64, align 8
  %3 = alloca i64, align 8
  %4 = alloca i64, align 8
  %5 = alloca i64, align 8
  store i64 %0, i64* %2, align 8
  store i64 0, i64* %3, align 8
  store i64 1, i64* %4, align 8
  br label %6

6:                                                ; preds = %19, %1
  %7 = load i64, i64* %4, align 8
  %8 = load i64, i64* %2, align 8
  %9 = icmp slt i64 %7, %8
  br i1 %9, label %10, label %22

10:                                               ; preds = %6
  %11 = load i64, i64* %4, align 8
  %12 = call i64 @collatz(i64 noundef %11)
  store i64 %12, i64* %5, align 8
  %13 = load i64, i64* %5, align 8
  %14 = load i64, i64* %3, align 8
  %15 = icmp sgt i64 %13, %14
  br i1 %15, label %16, label %18

16:                                               ; preds = %10
  %17 = load i64, i64* %5, align 8
  store i64 %17, i64* %3, align 8
  br label %18

18:                                               ; preds = %16, %10
  br label %19

19:                                               ; preds = %18
  %20 = load i64, i64* %4, align 8
  %21 = add nsw i64 %20, 1
  store i64 %21, i64* %4, align 8
  br label %6, !llvm.loop !7

22:                                               ; preds = %6
  %23 = load i64, i64* %3, align 8
  ret i64 %23
}

; Function Attrs: noinline nounwind optnone uwtable
define i64 @gcd(i64 noundef %0, i64 noundef %1) #0 {
  %3 = alloca i64, align 8
  %4 = alloca i64, align 8
  %5 = alloca i64, align 8
  store i64 %0, i64* %4, align 8
  store i64 %1, i64* %5, align 8
  %6 = load i64, i64* %5, align 8
  %7 = icmp eq i64 %6, 0
  br i1 %7, label %8, label %10

8:                                                ; preds = %2
  %9 = load i64, i64* %4, align 8
  store i64 %9, i64* %3, align 8
  br label %16

10:                                               ; preds = %2
  %11 = load i64, i64* %5, align 8
  %12 = load i64, i64* %4, align 8
  %13 = load i64, i64* %5, align 8
  %14 = srem i64 %12, %13
  %15 = call i64 @gcd(i64 noundef %11, i64 noundef %14)
  store i64 %15, i64* %3, align 8
  br label %16

16:                                               ; preds = %10, %8
  %17 = load i64, i64* %3, align 8
  ret i64 %17
}

; Function Attrs: noinline nounwind optnone uwtable
define i64 @coprime_pairs(i64 noundef %0) #0 {
  %2 = alloca i64, align 8
  %3 = alloca i64, align 8
  %4 = alloca i64, align 8
  %5 = alloca i64, align 8
  store i64 %0, i64* %2, align 8
  store i64 0, i64* %3, align 8
  store i64 1, i64* %4, align 8
  br label %6

6:                                                ; preds = %28, %1
  %7 = load i64, i64* %4, align 8
  %8 = load i64, i64* %2, align 8
  %9 = icmp slt i64 %7, %8
  br i1 %9, label %10, label %31

10:                                               ; preds = %6
  store i64 1, i64* %5, align 8
  br label %11

11:                                               ; preds = %24, %10
  %12 = load i64, i64* %5, align 8
  %13 = load i64, i64* %4, align 8
  %14 = icmp slt i64 %12, %13
  br i1 %14, label %15, label %27

15:                                               ; preds = %11
  %16 = load i64, i64* %4, align 8
  %17 = load i64, i64* %5, align 8
  %18 = call i64 @gcd(i64 noundef %16, i64 noundef %17)
  %19 = icmp eq i64 %18, 1
  br i1 %19, label %20, label %23

20:                                               ; preds = %15
  %21 = load i64, i64* %3, align 8
  %22 = add nsw i64 %21, 1
  store i64 %22, i64* %3, align 8
  br label %23

23:                                               ; preds = %20, %15
  br label %24

24:                                               ; preds = %23
  %25 = load i64, i64* %5, align 8
  %26 = add nsw i64 %25, 1
  store i64 %26, i64* %5, align 8
  br label %11, !llvm.loop !8

27:                                               ; preds = %11
  br label %28

28:                                               ; preds = %27
  %29 = load i64, i64* %4, align 8
  %30 = add nsw i64 %29, 1
  store i64 %30, i64* %4, align 8
  br label %6, !llvm.loop !9

31:                                               ; preds = %6
  %32 = load i64, i64* %3, align 8
  ret i64 %32
}

; Function Attrs: noinline nounwind optnone uwtable
define i64 @numbers() #0 {
  %1 = call i64 @longest_chain(i64 noundef 500000)
  %2 = call i64 @coprime_pairs(i64 noundef 2200)
  %3 = add nsw i64 %1, %2
  ret i64 %3
}

; Function Attrs: noinline nounwind optnone uwtable
define i64 @fib(i64 noundef %0) #0 {
  %2 = alloca i64, align 8
  %3 = alloca i64, align 8
  store i64 %0, i64* %3, align 8
  %4 = load i64, i64* %3, align 8
  %5 = icmp slt i64 %4, 2
  br i1 %5, label %6, label %8

6:                                                ; preds = %1
  %7 = load i64, i64* %3, align 8
  store i64 %7, i64* %2, align 8
  br label %16

8:                                                ; preds = %1
  %9 = load i64, i64* %3, align 8
  %10 = sub nsw i64 %9, 1
  %11 = call i64 @fib(i64 noundef %10)
  %12 = load i64, i64* %3, align 8
  %13 = sub nsw i64 %12, 2
  %14 = call i64 @fib(i64 noundef %13)
  %15 = add nsw i64 %11, %14
  store i64 %15, i64* %2, align 8
  br label %16

16:                                               ; preds = %8, %6
  %17 = load i64, i64* %2, align 8
  ret i64 %17
}

; Function Attrs: noinline nounwind optnone uwtable
define i64 @is_even(i64 noundef %0) #0 {
  %2 = alloca i64, align 8
  %3 = alloca i64, align 8
  store i64 %0, i64* %3, align 8
  %4 = load i64, i64* %3, align 8
  %5 = icmp eq i64 %4, 0
  br i1 %5, label %6, label %7

6:                                                ; preds = %1
  store i64 1, i64* %2, align 8
  br label %11

7:                                                ; preds = %1
  %8 = load i64, i64* %3, align 8
  %9 = sub nsw i64 %8, 1
  %10 = call i64 @is_odd(i64 noundef %9)
  store i64 %10, i64* %2, align 8
  br label %11

11:                                               ; preds = %7, %6
  %12 = load i64, i64* %2, align 8
  ret i64 %12
}

; Function Attrs: noinline nounwind optnone uwtable
define i64 @is_odd(i64 noundef %0) #0 {
  %2 = alloca i64, align 8
  %3 = alloca i64, align 8
  store i64 %0, i64* %3, align 8
  %4 = load i64, i64* %3, align 8
  %5 = icmp eq i64 %4, 0
  br i1 %5, label %6, label %7

6:                                                ; preds = %1
  store i64 0, i64* %2, align 8
  br label %11

7:                                                ; preds = %1
  %8 = load i64, i64* %3, align 8
  %9 = sub nsw i64 %8, 1
  %10 = call i64 @is_even(i64 noundef %9)
  store i64 %10, i64* %2, align 8
  br label %11

11:                                               ; preds = %7, %6
  %12 = load i64, i64* %2, align 8
  ret i64 %12
}

; Function Attrs: noinline nounwind optnone uwtable
define i64 @safe(%struct.DirectListInt* noundef %0, i64 noundef %1, i64 noundef %2) #0 {
  %4 = alloca i64, align 8
  %5 = alloca %struct.DirectListInt*, align 8
  %6 = alloca i64, align 8
  %7 = alloca i64, align 8
  %8 = alloca i64, align 8
  %9 = alloca i64, align 8
  store %struct.DirectListInt* %0, %struct.DirectListInt** %5, align 8
  store i64 %1, i64* %6, align 8
  store i64 %2, i64* %7, align 8
  store i64 0, i64* %8, align 8
  br label %10

10:                                               ; preds = %46, %3
  %11 = load i64, i64* %8, align 8
  %12 = load i64, i64* %6, align 8
  %13 = icmp slt i64 %11, %12
  br i1 %13, label %14, label %49

14:                                               ; preds = %10
  %15 = load %struct.DirectListInt*, %struct.DirectListInt** %5, align 8
  %16 = getelementptr inbounds %struct.DirectListInt, %struct.DirectListInt* %15, i32 0, i32 0
  %17 = load i64, i64* %8, align 8
  %18 = load %struct.DirectListInt*, %struct.DirectListInt** %5, align 8
  %19 = getelementptr inbounds %struct.DirectListInt, %struct.DirectListInt* %18, i32 0, i32 1
  %20 = load i64, i64* %19, align 8
  %21 = call i64 @__vais_list_checked_index(i64 noundef %17, i64 noundef %20)
  %22 = getelementptr inbounds [4095 x i64], [4095 x i64]* %16, i64 0, i64 %21
  %23 = load i64, i64* %22, align 8
  store i64 %23, i64* %9, align 8
  %24 = load i64, i64* %9, align 8
  %25 = load i64, i64* %7, align 8
  %26 = icmp eq i64 %24, %25
  br i1 %26, label %27, label %28

27:                                               ; preds = %14
  store i64 0, i64* %4, align 8
  br label %50

28:                                               ; preds = %14
  %29 = load i64, i64* %9, align 8
  %30 = load i64, i64* %7, align 8
  %31 = sub nsw i64 %29, %30
  %32 = load i64, i64* %6, align 8
  %33 = load i64, i64* %8, align 8
  %34 = sub nsw i64 %32, %33
  %35 = icmp eq i64 %31, %34
  br i1 %35, label %36, label %37

36:                                               ; preds = %28
  store i64 0, i64* %4, align 8
  br label %50

37:                                               ; preds = %28
  %38 = load i64, i64* %7, align 8
  %39 = load i64, i64* %9, align 8
  %40 = sub nsw i64 %38, %39
  %41 = load i64, i64* %6, align 8
  %42 = load i64, i64* %8, align 8
  %43 = sub nsw i64 %41, %42
  %44 = icmp eq i64 %40, %43
  br i1 %44, label %45, label %46

45:                                               ; preds = %37
  store i64 0, i64* %4, align 8
  br label %50

46:                                               ; preds = %37
  %47 = load i64, i64* %8, align 8
  %48 = add nsw i64 %47, 1
  store i64 %48, i64* %8, align 8
  br label %10, !llvm.loop !10

49:                                               ; preds = %10
  store i64 1, i64* %4, align 8
  br label %50

50:                                               ; preds = %49, %45, %36, %27
  %51 = load i64, i64* %4, align 8
  ret i64 %51
}

; Function Attrs: noinline nounwind optnone uwtable
define internal i64 @__vais_list_checked_index(i64 noundef %0, i64 noundef %1) #0 {
  %3 = alloca i64, align 8
  %4 = alloca i64, align 8
  store i64 %0, i64* %3, align 8
  store i64 %1, i64* %4, align 8
  %5 = load i64, i64* %3, align 8
  %6 = icmp slt i64 %5, 0
  br i1 %6, label %11, label %7

7:                                                ; preds = %2
  %8 = load i64, i64* %3, align 8
  %9 = load i64, i64* %4, align 8
  %10 = icmp sge i64 %8, %9
  br i1 %10, label %11, label %12

11:                                               ; preds = %7, %2
  call void @__vais_list_trap(i32 noundef 0)
  br label %12

12:                                               ; preds = %11, %7
  %13 = load i64, i64* %3, align 8
  ret i64 %13
}

; Function Attrs: noinline nounwind optnone uwtable
define i64 @place(%struct.DirectListInt* noundef %0, i64 noundef %1, i64 noundef %2) #0 {
  %4 = alloca i64, align 8
  %5 = alloca %struct.DirectListInt*, align 8
  %6 = alloca i64, align 8
  %7 = alloca i64, align 8
  %8 = alloca i64, align 8
  %9 = alloca i64, align 8
  store %struct.DirectListInt* %0, %struct.DirectListInt** %5, align 8
  store i64 %1, i64* %6, align 8
  store i64 %2, i64* %7, align 8
  %10 = load i64, i64* %6, align 8
  %11 = load i64, i64* %7, align 8
  %12 = icmp eq i64 %10, %11
  br i1 %12, label %13, label %14

13:                                               ; preds = %3
  store i64 1, i64* %4, align 8
  br label %48

14:                                               ; preds = %3
  store i64 0, i64* %8, align 8
  store i64 0, i64* %9, align 8
  br label %15

15:                                               ; preds = %43, %14
  %16 = load i64, i64* %9, align 8
  %17 = load i64, i64* %7, align 8
  %18 = icmp slt i64 %16, %17
  br i1 %18, label %19, label %46

19:                                               ; preds = %15
  %20 = load %struct.DirectListInt*, %struct.DirectListInt** %5, align 8
  %21 = load i64, i64* %6, align 8
  %22 = load i64, i64* %9, align 8
  %23 = call i64 @safe(%struct.DirectListInt* noundef %20, i64 noundef %21, i64 noundef %22)
  %24 = icmp eq i64 %23, 1
  br i1 %24, label %25, label %42

25:                                               ; preds = %19
  %26 = load i64, i64* %9, align 8
  %27 = load %struct.DirectListInt*, %struct.DirectListInt** %5, align 8
  %28 = getelementptr inbounds %struct.DirectListInt, %struct.DirectListInt* %27, i32 0, i32 0
  %29 = load i64, i64* %6, align 8
  %30 = load %struct.DirectListInt*, %struct.DirectListInt** %5, align 8
  %31 = getelementptr inbounds %struct.DirectListInt, %struct.DirectListInt* %30, i32 0, i32 1
  %32 = load i64, i64* %31, align 8
  %33 = call i64 @__vais_list_checked_index(i64 noundef %29, i64 noundef %32)
  %34 = getelementptr inbounds [4095 x i64], [4095 x i64]* %28, i64 0, i64 %33
  store i64 %26, i64* %34, align 8
  %35 = load i64, i64* %8, align 8
  %36 = load %struct.DirectListInt*, %struct.DirectListInt** %5, align 8
  %37 = load i64, i64* %6, align 8
  %38 = add nsw i64 %37, 1
  %39 = load i64, i64* %7, align 8
  %40 = call i64 @place(%struct.DirectListInt* noundef %36, i64 noundef %38, i64 noundef %39)
  %41 = add nsw i64 %35, %40
  store i64 %41, i64* %8, align 8
  br label %42

42:                                               ; preds = %25, %19
  br label %43

43:                                               ; preds = %42
  %44 = load i64, i64* %9, align 8
  %45 = add nsw i64 %44, 1
  store i64 %45, i64* %9, align 8
  br label %15, !llvm.loop !11

46:                                               ; preds = %15
  %47 = load i64, i64* %8, align 8
  store i64 %47, i64* %4, align 8
  br label %48

48:                                               ; preds = %46, %13
  %49 = load i64, i64* %4, align 8
  ret i64 %49
}

; Function Attrs: noinline nounwind optnone uwtable
define i64 @recursion() #0 {
  %1 = alloca %struct.DirectListInt, align 8
  %2 = alloca i64, align 8
  %3 = alloca i64, align 8
  %4 = alloca i64, align 8
  %5 = getelementptr inbounds %struct.DirectListInt, %struct.DirectListInt* %1, i32 0, i32 1
  store i64 0, i64* %5, align 8
  store i64 0, i64* %2, align 8
  br label %6

6:                                                ; preds = %23, %0
  %7 = load i64, i64* %2, align 8
  %8 = icmp slt i64 %7, 9
  br i1 %8, label %9, label %26

9:                                                ; preds = %6
  %10 = getelementptr inbounds %struct.DirectListInt, %struct.DirectListInt* %1, i32 0, i32 1
  %11 = load i64, i64* %10, align 8
  %12 = icmp sge i64 %11, 4095
  br i1 %12, label %13, label %14

13:                                               ; preds = %9
  call void @__vais_list_trap(i32 noundef 1)
  br label %14

14:                                               ; preds = %13, %9
  %15 = getelementptr inbounds %struct.DirectListInt, %struct.DirectListInt* %1, i32 0, i32 0
  %16 = getelementptr inbounds %struct.DirectListInt, %struct.DirectListInt* %1, i32 0, i32 1
  %17 = load i64, i64* %16, align 8
  %18 = getelementptr inbounds [4095 x i64], [4095 x i64]* %15, i64 0, i64 %17
  store i64 0, i64* %18, align 8
  %19 = getelementptr inbounds %struct.DirectListInt, %struct.DirectListInt* %1, i32 0, i32 1
  %20 = load i64, i64* %19, align 8
  %21 = add nsw i64 %20, 1
  %22 = getelementptr inbounds %struct.DirectListInt, %struct.DirectListInt* %1, i32 0, i32 1
  store i64 %21, i64* %22, align 8
  br label %23

23:                                               ; preds = %14
  %24 = load i64, i64* %2, align 8
  %25 = add nsw i64 %24, 1
  store i64 %25, i64* %2, align 8
  br label %6, !llvm.loop !12

26:                                               ; preds = %6
  %27 = call i64 @fib(i64 noundef 34)
  %28 = call i64 @place(%struct.DirectListInt* noundef %1, i64 noundef 0, i64 noundef 9)
  %29 = add nsw i64 %27, %28
  store i64 %29, i64* %3, align 8
  store i64 0, i64* %4, align 8
  br label %30

30:                                               ; preds = %37, %26
  %31 = load i64, i64* %4, align 8
  %32 = icmp slt i64 %31, 1500
  br i1 %32, label %33, label %40

33:                                               ; preds = %30
  %34 = load i64, i64* %3, align 8
  %35 = call i64 @is_even(i64 noundef 2000)
  %36 = add nsw i64 %34, %35
  store i64 %36, i64* %3, align 8
  br label %37

37:                                               ; preds = %33
  %38 = load i64, i64* %4, align 8
  %39 = add nsw i64 %38, 1
  store i64 %39, i64* %4, align 8
  br label %30, !llvm.loop !13

40:                                               ; preds = %30
  %41 = load i64, i64* %3, align 8
  ret i64 %41
}

; Function Attrs: noinline nounwind optnone uwtable
define internal void @__vais_list_trap(i32 noundef %0) #0 {
  %2 = alloca i32, align 4
  store i32 %0, i32* %2, align 4
  %3 = load i32, i32* %2, align 4
  %4 = icmp ne i32 %3, 0
  %5 = zext i1 %4 to i64
  %6 = select i1 %4, i8* getelementptr inbounds ([29 x i8], [29 x i8]* @.str.5, i64 0, i64 0), i8* getelementptr inbounds ([30 x i8], [30 x i8]* @.str.6, i64 0, i64 0)
  %7 = call i32 @puts(i8* noundef %6)
  call void @abort() #5
  unreachable
}

; Function Attrs: noinline nounwind optnone uwtable
define i8* @shout(i8* noundef %0, i64 noundef %1) #0 {
  %3 = alloca i8*, align 8
  %4 = alloca i64, align 8
  %5 = alloca i8*, align 8
  %6 = alloca i64, align 8
  store i8* %0, i8** %3, align 8
  store i64 %1, i64* %4, align 8
  store i8* getelementptr inbounds ([1 x i8], [1 x i8]* @.str, i64 0, i64 0), i8** %5, align 8
  store i64 0, i64* %6, align 8
  br label %7

7:                                                ; preds = %16, %2
  %8 = load i64, i64* %6, align 8
  %9 = load i64, i64* %4, align 8
  %10 = icmp slt i64 %8, %9
  br i1 %10, label %11, label %19

11:                                               ; preds = %7
  %12 = load i8*, i8** %5, align 8
  %13 = load i8*, i8** %3, align 8
  %14 = call i8* @__vais_str_upper(i8* noundef %13)
  %15 = call i8* @__vais_str_concat(i8* noundef %12, i8* noundef %14)
  store i8* %15, i8** %5, align 8
  br label %16

16:                                               ; preds = %11
  %17 = load i64, i64* %6, align 8
  %18 = add nsw i64 %17, 1
  store i64 %18, i64* %6, align 8
  br label %7, !llvm.loop !14

19:                                               ; preds = %7
  %20 = load i8*, i8** %5, align 8
  ret i8* %20
}

; Function Attrs: noinline nounwind optnone uwtable
define internal i8* @__vais_str_concat(i8* noundef %0, i8* noundef %1) #0 {
  %3 = alloca i8*, align 8
  %4 = alloca i8*, align 8
  %5 = alloca i64, align 8
  %6 = alloca i64, align 8
  %7 = alloca i8*, align 8
  store i8* %0, i8** %3, align 8
  store i8* %1, i8** %4, align 8
  %8 = load i8*, i8** %3, align 8
  %9 = call i64 @__vais_str_len(i8* noundef %8)
  store i64 %9, i64* %5, align 8
  %10 = load i8*, i8** %4, align 8
  %11 = call i64 @__vais_str_len(i8* noundef %10)
  store i64 %11, i64* %6, align 8
  %12 = load i64, i64* %5, align 8
  %13 = load i64, i64* %6, align 8
  %14 = add nsw i64 %12, %13
  %15 = add nsw i64 %14, 1
  %16 = call noalias i8* @malloc(i64 noundef %15) #6
  store i8* %16, i8** %7, align 8
  %17 = load i8*, i8** %7, align 8
  %18 = load i8*, i8** %3, align 8
  %19 = load i64, i64* %5, align 8
  call void @llvm.memcpy.p0i8.p0i8.i64(i8* align 1 %17, i8* align 1 %18, i64 %19, i1 false)
  %20 = load i8*, i8** %7, align 8
  %21 = load i64, i64* %5, align 8
  %22 = getelementptr inbounds i8, i8* %20, i64 %21
  %23 = load i8*, i8** %4, align 8
  %24 = load i64, i64* %6, align 8
  call void @llvm.memcpy.p0i8.p0i8.i64(i8* align 1 %22, i8* align 1 %23, i64 %24, i1 false)
  %25 = load i8*, i8** %7, align 8
  %26 = load i64, i64* %5, align 8
  %27 = load i64, i64* %6, align 8
  %28 = add nsw i64 %26, %27
  %29 = getelementptr inbounds i8, i8* %25, i64 %28
  store i8 0, i8* %29, align 1
  %30 = load i8*, i8** %7, align 8
  ret i8* %30
}

; Function Attrs: noinline nounwind optnone uwtable
define internal i8* @__vais_str_upper(i8* noundef %0) #0 {
  %2 = alloca i8*, align 8
  %3 = alloca i64, align 8
  %4 = alloca i8*, align 8
  %5 = alloca i64, align 8
  %6 = alloca i8, align 1
  store i8* %0, i8** %2, align 8
  %7 = load i8*, i8** %2, align 8
  %8 = call i64 @__vais_str_len(i8* noundef %7)
  store i64 %8, i64* %3, align 8
  %9 = load i64, i64* %3, align 8
  %10 = add nsw i64 %9, 1
  %11 = call noalias i8* @malloc(i64 noundef %10) #6
  store i8* %11, i8** %4, align 8
  store i64 0, i64* %5, align 8
  br label %12

12:                                               ; preds = %38, %1
  %13 = load i64, i64* %5, align 8
  %14 = load i64, i64* %3, align 8
  %15 = icmp slt i64 %13, %14
  br i1 %15, label %16, label %41

16:                                               ; preds = %12
  %17 = load i8*, i8** %2, align 8
  %18 = load i64, i64* %5, align 8
  %19 = getelementptr inbounds i8, i8* %17, i64 %18
  %20 = load i8, i8* %19, align 1
  store i8 %20, i8* %6, align 1
  %21 = load i8, i8* %6, align 1
  %22 = sext i8 %21 to i32
  %23 = icmp sge i32 %22, 97
  br i1 %23, label %24, label %33

24:                                               ; preds = %16
  %25 = load i8, i8* %6, align 1
  %26 = sext i8 %25 to i32
  %27 = icmp sle i32 %26, 122
  br i1 %27, label %28, label %33

28:                                               ; preds = %24
  %29 = load i8, i8* %6, align 1
  %30 = sext i8 %29 to i32
  %31 = sub nsw i32 %30, 32
  %32 = trunc i32 %31 to i8
  store i8 %32, i8* %6, align 1
  br label %33

33:                                               ; preds = %28, %24, %16
  %34 = load i8, i8* %6, align 1
  %35 = load i8*, i8** %4, align 8
  %36 = load i64, i64* %5, align 8
  %37 = getelementptr inbounds i8, i8* %35, i64 %36
  store i8 %34, i8* %37, align 1
  br label %38

38:                                               ; preds = %33
  %39 = load i64, i64* %5, align 8
  %40 = add nsw i64 %39, 1
  store i64 %40, i64* %5, align 8
  br label %12, !llvm.loop !15

41:                                               ; preds = %12
  %42 = load i8*, i8** %4, align 8
  %43 = load i64, i64* %3, align 8
  %44 = getelementptr inbounds i8, i8* %42, i64 %43
  store i8 0, i8* %44, align 1
  %45 = load i8*, i8** %4, align 8
  ret i8* %45
}

; Function Attrs: noinline nounwind optnone uwtable
define i8* @page(i64 noundef %0) #0 {
  %2 = alloca i64, align 8
  %3 = alloca i8*, align 8
  %4 = alloca i64, align 8
  store i64 %0, i64* %2, align 8
  store i8* getelementptr inbounds ([1 x i8], [1 x i8]* @.str, i64 0, i64 0), i8** %3, align 8
  store i64 0, i64* %4, align 8
  br label %5

5:                                                ; preds = %15, %1
  %6 = load i64, i64* %4, align 8
  %7 = load i64, i64* %2, align 8
  %8 = icmp slt i64 %6, %7
  br i1 %8, label %9, label %18

9:                                                ; preds = %5
  %10 = load i8*, i8** %3, align 8
  %11 = load i64, i64* %4, align 8
  %12 = srem i64 %11, 7
  %13 = call i8* @shout(i8* noundef getelementptr inbounds ([7 x i8], [7 x i8]* @.str.1, i64 0, i64 0), i64 noundef %12)
  %14 = call i8* @__vais_str_concat(i8* noundef %10, i8* noundef %13)
  store i8* %14, i8** %3, align 8
  br label %15

15:                                               ; preds = %9
  %16 = load i64, i64* %4, align 8
  %17 = add nsw i64 %16, 1
  store i64 %17, i64* %4, align 8
  br label %5, !llvm.loop !16

18:                                               ; preds = %5
  %19 = load i8*, i8** %3, align 8
  ret i8* %19
}

; Function Attrs: noinline nounwind optnone uwtable
define i64 @text() #0 {
  %1 = alloca i64, align 8
  %2 = alloca i64, align 8
  store i64 0, i64* %1, align 8
  store i64 0, i64* %2, align 8
  br label %3

3:                                                ; preds = %11, %0
  %4 = load i64, i64* %2, align 8
  %5 = icmp slt i64 %4, 4000
  br i1 %5, label %6, label %14

6:                                                ; preds = %3
  %7 = load i64, i64* %1, align 8
  %8 = call i8* @page(i64 noundef 60)
  %9 = call i64 @__vais_str_len(i8* noundef %8)
  %10 = add nsw i64 %7, %9
  store i64 %10, i64* %1, align 8
  br label %11

11:                                               ; preds = %6
  %12 = load i64, i64* %2, align 8
  %13 = add nsw i64 %12, 1
  store i64 %13, i64* %2, align 8
  br label %3, !llvm.loop !17

14:                                               ; preds = %3
  %15 = load i64, i64* %1, align 8
  ret i64 %15
}

; Function Attrs: noinline nounwind optnone uwtable
define internal i64 @__vais_str_len(i8* noundef %0) #0 {
  %2 = alloca i8*, align 8
  %3 = alloca i64, align 8
  store i8* %0, i8** %2, align 8
  store i64 0, i64* %3, align 8
  br label %4

4:                                                ; preds = %10, %1
  %5 = load i8*, i8** %2, align 8
  %6 = load i64, i64* %3, align 8
  %7 = getelementptr inbounds i8, i8* %5, i64 %6
  %8 = load i8, i8* %7, align 1
  %9 = icmp ne i8 %8, 0
  br i1 %9, label %10, label %13

10:                                               ; preds = %4
  %11 = load i64, i64* %3, align 8
  %12 = add nsw i64 %11, 1
  store i64 %12, i64* %3, align 8
  br label %4, !llvm.loop !18

13:                                               ; preds = %4
  %14 = load i64, i64* %3, align 8
  ret i64 %14
}

; Function Attrs: noinline nounwind optnone uwtable
define i64 @main() #0 {
  %1 = call i64 @numbers()
  %2 = call i32 (i8*, ...) @printf(i8* noundef getelementptr inbounds ([13 x i8], [13 x i8]* @.str.2, i64 0, i64 0), i64 noundef %1)
  %3 = call i64 @recursion()
  %4 = call i32 (i8*, ...) @printf(i8* noundef getelementptr inbounds ([15 x i8], [15 x i8]* @.str.3, i64 0, i64 0), i64 noundef %3)
  %5 = call i64 @text()
  %6 = call i32 (i8*, ...) @printf(i8* noundef getelementptr inbounds ([10 x i8], [10 x i8]* @.str.4, i64 0, i64 0), i64 noundef %5)
  ret i64 0
}

declare i32 @printf(i8* noundef, ...) #1

declare i32 @puts(i8* noundef) #1

; Function Attrs: noreturn nounwind
declare void @abort() #2

; Function Attrs: nounwind
declare noalias i8* @malloc(i64 noundef) #3

; Function Attrs: argmemonly nofree nounwind willreturn
declare void @llvm.memcpy.p0i8.p0i8.i64(i8* noalias nocapture writeonly, i8* noalias nocapture readonly, i64, i1 immarg) #4

attributes #0 = { noinline nounwind optnone uwtable "frame-pointer"="all" "min-legal-vector-width"="0" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="x86-64" "target-features"="+cx8,+fxsr,+mmx,+sse,+sse2,+x87" "tune-cpu"="generic" }
attributes #1 = { "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="x86-64" "target-features"="+cx8,+fxsr,+mmx,+sse,+sse2,+x87" "tune-cpu"="generic" }
attributes #2 = { noreturn nounwind "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="x86-64" "target-features"="+cx8,+fxsr,+mmx,+sse,+sse2,+x87" "tune-cpu"="generic" }
attributes #3 = { nounwind "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="x86-64" "target-features"="+cx8,+fxsr,+mmx,+sse,+sse2,+x87" "tune-cpu"="generic" }
attributes #4 = { argmemonly nofree nounwind willreturn }
attributes #5 = { noreturn nounwind }
attributes #6 = { nounwind }

!llvm.module.flags = !{!0, !1, !2, !3}
!llvm.ident = !{!4}

!0 = !{i32 1, !"wchar_size", i32 4}
!1 = !{i32 7, !"PIC Level", i32 2}
!2 = !{i32 7, !"uwtable", i32 1}
!3 = !{i32 7, !"frame-pointer", i32 2}
!4 = !{!"Debian clang version 14.0.6"}
!5 = distinct !{!5, !6}
!6 = !{!"llvm.loop.mustprogress"}
!7 = distinct !{!7, !6}
!8 = distinct !{!8, !6}
!9 = distinct !{!9, !6}
!10 = distinct !{!10, !6}
!11 = distinct !{!11, !6}
!12 = distinct !{!12, !6}
!13 = distinct !{!13, !6}
!14 = distinct !{!14, !6}
!15 = distinct !{!15, !6}
!16 = distinct !{!16, !6}
!17 = distinct !{!17, !6}
!18 = distinct !{!18, !6}
