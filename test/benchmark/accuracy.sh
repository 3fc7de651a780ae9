#!/usr/bin/env bash
# How true the profiles are: shares and totals of self time against perf, against the CPU time of the
# program that is not profiled, and against functions of known cost; on a quiet core and with another
# process spinning on the same core.
#
# usage: test/benchmark/accuracy.sh [--llvm MAJOR] [--bin DIR] [--repeats N] [--samples N] [--quick]
#                                   [--check]
#
# Prints one table of results and targets and writes build/benchmark/accuracy.json:
#   machine, llvm, repeats, quick   what was measured on, with and how often
#   rows[]                          target (what is measured), value (the median; of errors that have
#                                   a sign, of their sizes), bias (with the sign), unit, spread (half
#                                   the distance of the quartiles), runs; limit and met, null where
#                                   there is no target; at_least, whether the limit is the least
#   left_out[]                      row, reason
#   notes                           perf's number of samples; by function, shares of self time, and
#                                   how often the error bars hold the true one
# Exit status 0 whatever it finds; with --check 1 where a target is missed.
# VAIS_PROFILER_BENCHMARK names the folder instead of build/benchmark.
set -euo pipefail
cd "$(dirname "$0")/../.."
# shellcheck source=test/benchmark/prepare.sh
source test/benchmark/prepare.sh "$@"
exec /usr/bin/python3 test/benchmark/accuracy.py --build "$build" --bin "$bin" --llvm "$major" \
  ${rest[@]+"${rest[@]}"}
