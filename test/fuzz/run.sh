#!/usr/bin/env bash
# Builds the fuzz targets with AddressSanitizer and UBSan and runs each for a while, two at a time.
# What they learn stays in the build folder, for the next time; from an empty one a run tries much the
# same inputs each time. The unit tests of what is fuzzed, the readers, reporters and resolver of addresses, can be run in the
# same build: they need nothing compiled anew but themselves.
#
# usage: test/fuzz/run.sh BUILD_FOLDER LLVM_MAJOR SECONDS [TARGET...]
#   TARGET   profile, trace, merged or symbols; without one all of them. The single word unit: the unit tests
set -euo pipefail
build=$(realpath -m "$1") major=$2 seconds=$3
shift 3
targets=("$@")
[ ${#targets[@]} -gt 0 ] || targets=(profile trace merged symbols)
here=$(realpath "$(dirname "$0")")

cmake -S "$here/../.." -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release \
  -DCMAKE_C_COMPILER="clang-$major" -DCMAKE_CXX_COMPILER="clang++-$major" \
  -DCMAKE_CXX_FLAGS_RELEASE="-O1 -gline-tables-only" -DCMAKE_CXX_COMPILER_LAUNCHER=ccache \
  -DVAIS_PROFILER_LLVM= -DVAIS_PROFILER_FUZZ=ON \
  -DVAIS_PROFILER_SANITIZE=fuzzer-no-link,address,undefined >/dev/null
if [ "${targets[*]}" = unit ]; then
  cmake --build "$build" --target report_test symbols_test -- --quiet
  "$build/bin/test/symbols_test" --gtest_brief=1
  # LargeProfile compares times, which are not the product's here.
  exec "$build/bin/test/report_test" --gtest_brief=1 --gtest_filter=-LargeProfile.*
fi
cmake --build "$build" --target fuzz -- --quiet
for target in profile trace merged symbols; do mkdir -p "$build"/{seeds,corpus,findings}/$target; done
"$build/bin/test/fuzz_seeds" "$build/seeds"
for options in "-gdwarf-4" "-gdwarf-5" "-gdwarf-5 -gz" "-g0"; do
  # shellcheck disable=SC2086
  "clang++-$major" -O2 $options -shared -nostdlib -fuse-ld=lld -Wl,--build-id "$here/../unit/symbols/Inputs/levels.cpp" \
    -o "$build/seeds/symbols/object${options// /}"
done
g++ -O2 -gdwarf-5 -fPIC -shared -nostdlib "$here/../unit/symbols/Inputs/derived.cpp" -o "$build/seeds/symbols/object-gcc"

# An input may cost no more than the tools may take for its size, times the cost of sanitizers.
fuzz() {
  "$build/bin/test/fuzz_$1" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=2048 \
    -max_len=65536 -seed=1 -artifact_prefix="$build/findings/$1/" -print_final_stats=1 \
    "$build/corpus/$1" "$build/seeds/$1" >"$build/$1.log" 2>&1 ||
    { echo "fuzz_$1: expected no finding, found one:"; tail -n 40 "$build/$1.log"; return 1; }
  echo "fuzz_$1: $(grep -c . < <(ls "$build/corpus/$1")) inputs," \
    "$(sed -n 's/^stat::number_of_executed_units: //p' "$build/$1.log") runs"
}
export -f fuzz
export build seconds
printf '%s\n' "${targets[@]}" | xargs -P 2 -I {} bash -c 'fuzz {}'
