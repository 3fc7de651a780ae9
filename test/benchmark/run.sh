#!/usr/bin/env bash
# Measures what a call costs: nanoseconds of CPU time per call pair (a call and its return) above the program
# that is not profiled, for our profiler and its peers, on the same sources, in one run. --help lists the
# options.
#
# usage: test/benchmark/run.sh [--llvm MAJOR] [--bin DIR] [--workloads NAME...] [--variants NAME...]
#                              [--repeats N] [--quick] [--check]
#
# Prints one table, then the targets, and writes build/benchmark/overhead.json:
#   machine, llvm, repeats, quick   machine and versions measured, and number of repeats
#   workloads.NAME                  number, title, pairs (calls in a run)
#   workloads.NAME.variants.NAME    medians: seconds of CPU time, ratio to the baseline, ns_per_pair
#                                   above it; ratio_spread and ns_per_pair_spread, half the interquartile
#                                   range; ns_per_pair_least of the fastest runs; pairs
#   targets[]                       target, limit, unit, at_least, value, met (null if not measured)
#   left_out[]                      workload, variant, reason
# Exit status 1: our profiler failed, or counted other calls than the program makes; with --check also if a
# target is missed. VAIS_PROFILER_BENCHMARK names a folder to use instead of build/benchmark.
set -euo pipefail
cd "$(dirname "$0")/../.."
# shellcheck source=test/benchmark/prepare.sh
source test/benchmark/prepare.sh "$@"
exec /usr/bin/python3 test/benchmark/overhead.py --build "$build" --bin "$bin" --llvm "$major" \
  ${rest[@]+"${rest[@]}"}
