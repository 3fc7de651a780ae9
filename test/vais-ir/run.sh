#!/usr/bin/env bash
# Profiles real Vais programs and compares the results with what other tools counted.
#
# usage: test/vais-ir/run.sh IR_FOLDER BIN_FOLDER LLVM_MAJOR
#
# trap.* are left to test/e2e: what `check` expects of them was derived from their Vais source and does not
# include the functions of the prelude that they call, which run and are counted (callgrind counts the same).
# If `check` comes to expect these, it can be run on all programs.
set -euo pipefail
ir=$1 bin=$2 major=$3

names=()
for file in "$ir"/*.ll; do
  name=$(basename "$file" .ll)
  case $name in trap.*) ;; *) names+=("$name") ;; esac
done
printf '%s\n' "${names[@]}" | xargs -n $(((${#names[@]} + 1) / 2)) -P 2 "$ir/check" "$bin" "$major"
