; RUN: bash %S/Inputs/targets.sh "%opt" %s %t

; Hooks would stay undefined where there is no runtime: the module is left alone, and the plan says why.
target triple = "TRIPLE"
define void @f() {
  ret void
}
