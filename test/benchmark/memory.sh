#!/usr/bin/env bash
# Measures what following memory costs: our modes and other tools on the same programs, in alternating runs.
#
# usage: test/benchmark/memory.sh [--llvm MAJOR] [--bin DIR] [--repeats N] [--quick] [--check]
#                                 [--no-peers]
#   --quick     a tenth of the blocks, one run each
#   --check     exit status 1 if a target is missed
#   --no-peers  only our own modes
#
# Prints a table per program and number of threads. Fails if a profile does not contain every allocation.
# VAIS_PROFILER_BENCHMARK names a folder to use instead of build/benchmark.
set -euo pipefail
cd "$(dirname "$0")/../.."
# shellcheck source=test/benchmark/prepare.sh
source test/benchmark/prepare.sh "$@"
exec /usr/bin/python3 test/benchmark/memory.py --build "$build" --bin "$bin" --llvm "$major" \
  ${rest[@]+"${rest[@]}"}
