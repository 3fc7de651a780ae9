#!/usr/bin/env bash
# Counts the instructions that a call pair costs above the plain program under callgrind, which gives the same
# result on any machine. Fails if they exceed the limits in instructions.py.
#
# usage: test/benchmark/instructions.sh [--llvm MAJOR] [--bin DIR]
#
# Writes build/benchmark/instructions.json: MODE-WAY -> instructions, limit (null if there is none).
set -euo pipefail
cd "$(dirname "$0")/../.."
# shellcheck source=test/benchmark/prepare.sh
source test/benchmark/prepare.sh "$@"
exec /usr/bin/python3 test/benchmark/instructions.py --build "$build" --bin "$bin" --llvm "$major" \
  ${rest[@]+"${rest[@]}"}
