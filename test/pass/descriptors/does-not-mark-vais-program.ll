; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s

; A module that defines vais_user_main is the program itself.

; CHECK: @vais_profiler_module = internal constant {{.*}}, i32 0 }
define i64 @vais_user_main() {
  ret i64 0
}

define i32 @main() {
  %1 = call i64 @vais_user_main()
  ret i32 0
}
