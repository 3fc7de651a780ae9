#!/usr/bin/env bash
# Measures how long it takes, and how much memory, to find out which functions, inlined functions and lines 100,000
# addresses of a program with more than 200 MB of debug information belong to.
#
# usage: test/benchmark/resolver.sh [--llvm MAJOR] [--bin DIR] [--repeats N] [--quick] [--check]
#
# The program is compiled by g++. Prints one table and writes build/benchmark/resolver.json, with targets[] as in run.sh.
# Exit status 1: a line or an inlined function is missing; with --check also if a target is missed.
# VAIS_PROFILER_BENCHMARK names a folder to use instead of build/benchmark.
set -euo pipefail
cd "$(dirname "$0")/../.."
# shellcheck source=test/benchmark/prepare.sh
source test/benchmark/prepare.sh "$@"
exec /usr/bin/python3 test/benchmark/resolver.py --build "$build" --bin "$bin" --llvm "$major" \
  ${rest[@]+"${rest[@]}"}
