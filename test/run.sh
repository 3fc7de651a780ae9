#!/usr/bin/env bash
# Installs what is missing, builds for every LLVM there is and runs all tests.
#
# usage: test/run.sh [--llvm 14,15,16,19]
#   --llvm   versions to install and test; without it those that are installed, at least 14 and 19
#
# VAIS_PROFILER_IR names a folder of real Vais IR with a program `check` in it: the tests on it run
# when it is set. VAIS_PROFILER_BUILD names the build folder (build/test).
set -euo pipefail
cd "$(dirname "$0")/.."

build=$(realpath -m "${VAIS_PROFILER_BUILD:-build/test}")
results=$build/results
python=/usr/bin/python3
ir=${VAIS_PROFILER_IR:-}
majors=

while [ $# -gt 0 ]; do
  case $1 in
  --llvm)
    majors=${2//,/ }
    shift 2
    ;;
  *)
    echo "test/run.sh: expected --llvm VERSIONS, found '$1'" >&2
    exit 1
    ;;
  esac
done
if [ -z "$majors" ]; then
  majors="14 19"
  for major in 15 16 17 18; do
    if [ -f /usr/lib/llvm-$major/include/llvm/IR/PassManager.h ]; then majors+=" $major"; fi
  done
fi

# shellcheck disable=SC2086
utils/install-packages.sh --tests $majors

echo "== build (LLVM $majors)"
mkdir -p "$build"
cmake -S . -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DVAIS_PROFILER_WERROR=ON \
  -DVAIS_PROFILER_LLVM="${majors// /;}" -DCMAKE_CXX_COMPILER_LAUNCHER=ccache \
  -DCMAKE_C_COMPILER_LAUNCHER=ccache >"$build/configure.log" 2>&1 || { cat "$build/configure.log"; exit 1; }
cmake --build "$build" -- --quiet
rm -rf "$results"
mkdir -p "$results"

# Each suite announces itself before it runs: summarize.py misses those that left no test.
announce() { echo "$1" >>"$results/suites"; }

lit() { # name, folder, parameters...
  local name=$1 folder=$2
  shift 2
  announce "$name"
  "$python" "/usr/lib/llvm-${majors%% *}/build/utils/lit/lit.py" -q --output "$results/$name.json" \
    "test/$folder" "$@" || true
}

script() { # name, command...: a test that is a program; status 77 skips it
  local name=$1 code=Pass
  shift
  announce "$name"
  echo "== $name"
  "$@" >"$results/$name.log" 2>&1 || { [ $? -eq 77 ] && code=UNSUPPORTED || code=Fail; }
  [ "$code" = Pass ] || tail -n 30 "$results/$name.log"
  echo "{\"tests\": [{\"name\": \"$name\", \"code\": \"$code\"}]}" >"$results/$name.json"
}

echo "== unit"
announce unit
ctest --test-dir "$build" -j 2 -Q --output-on-failure \
  --output-junit "$results/unit.xml" || true

for major in $majors; do
  echo "== pass, LLVM $major"
  lit "pass-$major" pass -D llvm="$major" -D plugin="$build/lib/vais-profiler-pass-$major.so" \
    -D llvm_bin="/usr/lib/llvm-$major/bin" -D exec_root="$build/lit/pass-$major"
  echo "== end to end, LLVM $major"
  lit "e2e-$major" e2e -D llvm="$major" -D bin="$build/bin" -D exec_root="$build/lit/e2e-$major" \
    ${ir:+-D ir="$ir"}
  if [ -n "$ir" ]; then script "vais-ir-$major" test/vais-ir/run.sh "$ir" "$build/bin" "$major"; fi
done
echo "== formats"
speedscope=$build/npm/node_modules/speedscope/dist/release
mkdir -p "$build/npm"
cp test/formats/package.json test/formats/package-lock.json "$build/npm/"
npm ci --prefix "$build/npm" --silent --no-audit --no-fund ||
  echo "speedscope cannot be had: its tests are skipped"
lit formats formats -D llvm="${majors%% *}" -D bin="$build/bin" -D exec_root="$build/lit/formats" \
  -D speedscope="$speedscope"
echo "== bindings"
lit bindings bindings -D llvm="${majors%% *}" -D bin="$build/bin" -D exec_root="$build/lit/bindings"
script torture test/torture/run.sh --bin "$build/bin" --llvm "${majors// /,}" --seconds 75 --seed 1
for package in lua5.4 zlib sqlite3; do
  script "real-$package" test/real/run.sh "$build/bin" "${majors##* }" "$build/real" "$package"
done
script aarch64 test/aarch64/run.sh "$build/bin" "${majors%% *}"
script fuzz test/fuzz/run.sh "$build/fuzz" "${majors%% *}" 30
script install test/install/run.sh "$build" "${majors%% *}"
# Whether all of it runs and counts the same calls; times are measured by hand, on a quiet machine.
export VAIS_PROFILER_BENCHMARK=$build/benchmark
script benchmark-run test/benchmark/run.sh --quick --bin "$build/bin" --llvm "${majors%% *}"
script benchmark-accuracy test/benchmark/accuracy.sh --quick --bin "$build/bin" --llvm "${majors%% *}"
script benchmark-memory test/benchmark/memory.sh --quick --bin "$build/bin" --llvm "${majors%% *}"
script benchmark-trace test/benchmark/trace_reading.sh --quick --bin "$build/bin" --llvm "${majors%% *}"
script benchmark-instructions test/benchmark/instructions.sh --bin "$build/bin" --llvm "${majors%% *}"
script benchmark-interface test/benchmark/interface.sh --quick --bin "$build/bin" --llvm "${majors%% *}"
script benchmark-markers test/benchmark/markers.sh --quick --bin "$build/bin" --llvm "${majors%% *}"
script quickstart bash utils/quickstart.sh

"$python" test/summarize.py "$results"
