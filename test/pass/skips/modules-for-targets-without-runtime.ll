; RUN: bash %S/Inputs/targets.sh "%opt" %s %t

; Without a runtime for the target, hooks would be undefined: the module is left alone, and the plan says why.
target triple = "TRIPLE"
define void @f() {
  ret void
}
