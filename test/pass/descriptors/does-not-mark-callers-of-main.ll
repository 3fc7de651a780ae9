; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s

; Only the module that defines main is the host runtime.

; CHECK: @vais_profiler_module = internal constant {{.*}}, i32 0 }
declare i32 @main()
declare i64 @vais_user_main()

define i32 @restart() {
  %1 = call i64 @vais_user_main()
  %2 = call i32 @main()
  ret i32 %2
}
