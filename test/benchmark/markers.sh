#!/usr/bin/env bash
# Measures what a marker costs: nanoseconds of CPU time above an empty loop, in alternating runs.
#
# usage: test/benchmark/markers.sh [--llvm MAJOR] [--bin DIR] [--repeats N] [--quick] [--check]
#
# Writes build/benchmark/markers.json: MODE -> KIND -> ns. Exit status 1: a profile counted other regions,
# marks or values than the program made; with --check also if a region with a short name costs more than 5 ns
# with time=sampled.
set -euo pipefail
cd "$(dirname "$0")/../.."
# shellcheck source=test/benchmark/prepare.sh
source test/benchmark/prepare.sh "$@"
exec /usr/bin/python3 test/benchmark/markers.py --build "$build" --bin "$bin" --llvm "$major" \
  ${rest[@]+"${rest[@]}"}
