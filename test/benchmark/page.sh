#!/usr/bin/env bash
# Measures how long the HTML page takes, in headless Chromium, to draw a profile of 100,000 contexts, and whether it is
# moved at the rate of the screen.
#
# usage: test/benchmark/page.sh [--llvm MAJOR] [--bin DIR] [--repeats N] [--quick] [--check]
#
# Prints one table and writes build/benchmark/page.json, with targets[] as in run.sh. Exit status 1: the profile
# has fewer contexts; with --check also if a target is missed.
# VAIS_PROFILER_BENCHMARK names a folder to use instead of build/benchmark.
set -euo pipefail
cd "$(dirname "$0")/../.."
# shellcheck source=test/benchmark/prepare.sh
source test/benchmark/prepare.sh "$@"
exec /usr/bin/python3 test/benchmark/page.py --build "$build" --bin "$bin" --llvm "$major" \
  ${rest[@]+"${rest[@]}"}
