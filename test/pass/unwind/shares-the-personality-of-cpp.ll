; RUN: %opt -passes='vais-profiler<exits=unwind>,verify' -S %s | FileCheck %s --implicit-check-not=__gcc_personality_v0

; Functions of different personalities are not inlined into each other.

; CHECK: define void @calls() {{.*}}personality ptr @__gxx_personality_v0
define void @calls() {
  call void @work()
  ret void
}
define void @catches() personality ptr @__gxx_personality_v0 {
  ret void
}
declare void @work()
declare i32 @__gxx_personality_v0(...)
