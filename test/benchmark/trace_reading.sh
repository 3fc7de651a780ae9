#!/usr/bin/env bash
# What recording a trace takes on disk, and how fast a large one is read: 1 GiB of calls to `folded`.
#
# usage: test/benchmark/trace_reading.sh [--llvm MAJOR] [--bin DIR] [--repeats N] [--quick] [--check]
#
# Prints one table and writes build/benchmark/trace_reading.json: targets[] as run.sh has them.
# Exit status 1: the report counts other calls than the program makes; with --check also where a
# target is missed. VAIS_PROFILER_BENCHMARK names the folder instead of build/benchmark.
set -euo pipefail
cd "$(dirname "$0")/../.."
# shellcheck source=test/benchmark/prepare.sh
source test/benchmark/prepare.sh "$@"
exec /usr/bin/python3 test/benchmark/trace_reading.py --build "$build" --bin "$bin" --llvm "$major" \
  ${rest[@]+"${rest[@]}"}
