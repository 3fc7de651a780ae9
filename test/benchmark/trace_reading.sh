#!/usr/bin/env bash
# Measures how much disk space a trace takes, how fast a large one is read, 1 GiB of calls to `folded`, and how
# large a ring becomes in each format of single calls.
#
# usage: test/benchmark/trace_reading.sh [--llvm MAJOR] [--bin DIR] [--repeats N] [--quick] [--check]
#
# Prints two tables and writes build/benchmark/trace_reading.json, with targets[] as in run.sh. Exit status 1:
# the report counts other calls than the program makes; with --check also if a target is missed.
# VAIS_PROFILER_BENCHMARK names a folder to use instead of build/benchmark.
set -euo pipefail
cd "$(dirname "$0")/../.."
# shellcheck source=test/benchmark/prepare.sh
source test/benchmark/prepare.sh "$@"
exec /usr/bin/python3 test/benchmark/trace_reading.py --build "$build" --bin "$bin" --llvm "$major" \
  ${rest[@]+"${rest[@]}"}
