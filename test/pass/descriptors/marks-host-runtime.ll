; RUN: %opt -passes='vais-profiler,verify' -S %s | FileCheck %s
; RUN: %opt -passes='vais-profiler<calls=passed;inline=off>,verify' -S %s | FileCheck %s

; The C file that starts a Vais program defines main and calls the main function of the Vais
; program; reports can leave it out.

; CHECK: @vais_profiler_module = internal constant {{.*}}, i32 1 }
declare i64 @vais_user_main()

define i32 @main() {
  %1 = call i64 @vais_user_main()
  ret i32 0
}
