#!/usr/bin/env bash
# What following memory costs: our modes and other tools on the same programs, in interleaved runs.
#
# usage: test/benchmark/memory.sh [--llvm MAJOR] [--bin DIR] [--repeats N] [--quick] [--check]
#                                 [--no-peers]
#   --quick     a tenth of the blocks, one run each
#   --check     status 1 where a target is missed
#   --no-peers  only our own modes
#
# Prints a table per program and number of threads. Fails where a profile does not have every
# allocation. VAIS_PROFILER_BENCHMARK names the folder instead of build/benchmark.
set -euo pipefail
cd "$(dirname "$0")/../.."
# shellcheck source=test/benchmark/prepare.sh
source test/benchmark/prepare.sh "$@"
exec /usr/bin/python3 test/benchmark/memory.py --build "$build" --bin "$bin" --llvm "$major" \
  ${rest[@]+"${rest[@]}"}
