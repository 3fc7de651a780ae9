#!/usr/bin/env bash
# What a call costs: nanoseconds of CPU time per call pair above the uninstrumented program, for
# each time mode, in one run. Builds the product if need be.
#
# usage: test/benchmark/run.sh [LLVM_MAJOR]     writes build/benchmark/results.json, too
set -euo pipefail
cd "$(dirname "$0")/../.."
major=${1:-14}
build=build/benchmark

utils/install-packages.sh "$major" >&2
[ -f $build/build.ninja ] ||
  cmake -S . -B $build -G Ninja -DVAIS_PROFILER_LLVM="$major" -DBUILD_TESTING=OFF >/dev/null
cmake --build $build -- --quiet >&2
exec /usr/bin/python3 test/benchmark/measure.py "$build" "$major"
