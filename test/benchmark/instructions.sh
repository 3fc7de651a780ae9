#!/usr/bin/env bash
# Instructions that a call pair costs above the plain program, counted under callgrind, which any
# machine repeats exactly: fails where they are more than the limits in instructions.py.
#
# usage: test/benchmark/instructions.sh [--llvm MAJOR] [--bin DIR]
#
# Writes build/benchmark/instructions.json: MODE-WAY -> instructions, limit (null: none is set).
set -euo pipefail
cd "$(dirname "$0")/../.."
# shellcheck source=test/benchmark/prepare.sh
source test/benchmark/prepare.sh "$@"
exec /usr/bin/python3 test/benchmark/instructions.py --build "$build" --bin "$bin" --llvm "$major" \
  ${rest[@]+"${rest[@]}"}
