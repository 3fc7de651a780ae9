#!/usr/bin/env bash
# Profiles real Vais programs and compares the results with what other tools counted.
#
# usage: test/vais-ir/run.sh IR_FOLDER BIN_FOLDER LLVM_MAJOR
set -euo pipefail
ir=$1 bin=$2 major=$3

names=()
for file in "$ir"/*.ll; do names+=("$(basename "$file" .ll)"); done
printf '%s\n' "${names[@]}" | xargs -n $(((${#names[@]} + 1) / 2)) -P 2 "$ir/check" "$bin" "$major"
