#!/usr/bin/env bash
# Installs what is missing, builds for every LLVM that is installed and runs all tests.
#
# usage: test/run.sh [--llvm 14,15,16,19] [--quick | --long] [--suite NAME]... [--filter REGEX]
#   --llvm     versions to install and test; by default those that are installed, at least 14 and 19
#   --quick    unit tests, and the tests of the pass, end to end and on real Vais IR for the first of these versions
#   --long     only the suites of reliability, in their long form, which takes hours, for the first and the newest of these
#              versions; what has passed at this commit is not repeated, so that it can be begun again
#   --suite    only this suite, by the name in its results (unit, pass-19, e2e-14, torture)
#   --filter   only lit and unit tests whose names match; other suites are left out
#
# VAIS_PROFILER_IR names a folder of real Vais IR that contains a program `check`; the tests on it run only if
# it is set. VAIS_PROFILER_BUILD names the build folder (build/test).
set -euo pipefail
cd "$(dirname "$0")/.."

build=$(realpath -m "${VAIS_PROFILER_BUILD:-build/test}")
results=$build/results
python=/usr/bin/python3
ir=${VAIS_PROFILER_IR:-}
majors=
quick=
long=
suites=
filter=

while [ $# -gt 0 ]; do
  case $1 in
  --llvm)
    majors=${2//,/ }
    shift 2
    ;;
  --quick)
    quick=yes
    shift
    ;;
  --long)
    long=yes
    shift
    ;;
  --suite)
    suites+=" $2"
    shift 2
    ;;
  --filter)
    filter=$2
    shift 2
    ;;
  *)
    echo "test/run.sh: expected --llvm, --quick, --long, --suite or --filter, found '$1'" >&2
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

if [ -n "$quick" ]; then
  majors=${majors%% *}
  suites+=" unit pass-$majors e2e-$majors vais-ir-$majors"
fi

# shellcheck disable=SC2086
utils/install-packages.sh --tests $majors

echo "== build (LLVM $majors)"
mkdir -p "$build"
cmake -S . -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DVAIS_PROFILER_WERROR=ON \
  -DVAIS_PROFILER_LLVM="${majors// /;}" -DCMAKE_CXX_COMPILER_LAUNCHER=ccache \
  -DCMAKE_C_COMPILER_LAUNCHER=ccache >"$build/configure.log" 2>&1 || { cat "$build/configure.log"; exit 1; }
# The quick start, which compiles the same without -Werror, takes what is compiled here.
same_objects=(env CCACHE_BASEDIR="$PWD" CCACHE_IGNOREOPTIONS=-Werror)
"${same_objects[@]}" cmake --build "$build" -- --quiet
rm -rf "$results"
mkdir -p "$results"

# Returns whether the suite was asked for and has tests that --filter leaves; --filter applies to lit and ctest.
wanted() { # name, kind
  [ -z "$suites" ] || [[ " $suites " == *" $1 "* ]] || return 1
  [ -z "$filter" ] || [ "$2" = filtered ] || return 1
  printf '== %s (%d:%02d)\n' "$1" $((SECONDS / 60)) $((SECONDS % 60))
  # summarize.py notices announced suites that left no test.
  echo "$1" >>"$results/suites"
}

unit() {
  wanted unit filtered || return 0
  ctest --test-dir "$build" -j 2 -Q --output-on-failure --no-tests=ignore ${filter:+-R "$filter"} \
    --output-junit "$results/unit.xml" || true
}

lit() { # name, folder, parameters...
  local name=$1 folder=$2
  shift 2
  wanted "$name" filtered || return 0
  # -vv: a failed test shows each command that it carried out, as in which turn of a loop it failed.
  "$python" "/usr/lib/llvm-${majors%% *}/build/utils/lit/lit.py" -q -vv ${filter:+--filter "$filter"} \
    --allow-empty-runs --output "$results/$name.json" "$build/test/$folder" "$@" || true
}

script() { # name, command...: a test that is a program; status 77 skips it
  local name=$1 code=Pass
  shift
  wanted "$name" whole || return 0
  "$@" >"$results/$name.log" 2>&1 || { [ $? -eq 77 ] && code=UNSUPPORTED || code=Fail; }
  [ "$code" = Pass ] || tail -n 30 "$results/$name.log"
  echo "{\"tests\": [{\"name\": \"$name\", \"code\": \"$code\"}]}" >"$results/$name.json"
}

speedscope() { # what formats are opened with, beside Debian's packages
  mkdir -p "$build/npm"
  cp test/formats/package.json test/formats/package-lock.json "$build/npm/"
  npm ci --prefix "$build/npm" --silent --no-audit --no-fund ||
    echo "speedscope cannot be had: its tests are skipped"
}

# Which of several LLVMs this is decides which folders of test/e2e run for it (test/e2e/lit.cfg.py).
place_of() {
  case $1 in
  "${majors%% *}") echo first ;;
  "$(tr ' ' '\n' <<<"$majors" | sort -n | tail -n 1)") echo newest ;;
  *) echo other ;;
  esac
}

if [ -n "$long" ]; then
  for major in $(tr ' ' '\n' <<<"$majors" | sort -n | sed -n '1p;$p' | uniq); do
    script "reliability-$major" test/reliability/run.sh --bin "$build/bin" --llvm "$major" --long
  done
  exec "$python" test/summarize.py "$results"
fi

unit
for major in $majors; do
  lit "pass-$major" pass -D llvm="$major"
  lit "e2e-$major" e2e -D llvm="$major" -D place="$(place_of "$major")"
  if [ -n "$ir" ]; then script "vais-ir-$major" test/vais-ir/run.sh "$ir" "$build/bin" "$major"; fi
done
[ -n "$quick" ] || speedscope
lit formats formats
lit bindings bindings
script docs test/docs/run.sh "$build" "${majors%% *}"
script torture test/torture/run.sh --bin "$build/bin" --llvm "${majors// /,}" --seconds 75 --seed 1
for package in lua5.4 zlib sqlite3; do
  script "real-$package" test/real/run.sh "$build/bin" "${majors##* }" "$build/real" "$package"
done
for check in format shell tidy; do
  script "lint-$check" test/lint.sh "$check"
done
script reliability test/reliability/run.sh --bin "$build/bin" --llvm "${majors%% *}"
script aarch64 test/aarch64/run.sh "$build/bin" "${majors%% *}"
script fuzz test/fuzz/run.sh "$build/fuzz" "${majors%% *}" 30
script sanitize test/fuzz/run.sh "$build/fuzz" "${majors%% *}" 0 unit
script install test/install/run.sh "$build" "${majors%% *}"
script packages test/install/packages.sh "$build" "${majors%% *}"
script release test/release/run.sh "$build/packages"
# Checks that all of it runs and counts the same calls; times are measured by hand, on a quiet machine.
export VAIS_PROFILER_BENCHMARK=$build/benchmark
script benchmark-run test/benchmark/run.sh --quick --bin "$build/bin" --llvm "${majors%% *}"
script benchmark-real test/benchmark/real.sh --quick --bin "$build/bin" --llvm "${majors%% *}"
script benchmark-accuracy test/benchmark/accuracy.sh --quick --bin "$build/bin" --llvm "${majors%% *}"
script benchmark-memory test/benchmark/memory.sh --quick --bin "$build/bin" --llvm "${majors%% *}"
script benchmark-trace test/benchmark/trace_reading.sh --quick --bin "$build/bin" --llvm "${majors%% *}"
script benchmark-page test/benchmark/page.sh --quick --bin "$build/bin" --llvm "${majors%% *}"
script benchmark-resolver test/benchmark/resolver.sh --quick --bin "$build/bin" --llvm "${majors%% *}"
script benchmark-instructions test/benchmark/instructions.sh --bin "$build/bin" --llvm "${majors%% *}"
script benchmark-interface test/benchmark/interface.sh --quick --bin "$build/bin" --llvm "${majors%% *}"
script benchmark-markers test/benchmark/markers.sh --quick --bin "$build/bin" --llvm "${majors%% *}"
script quickstart "${same_objects[@]}" CMAKE_C_COMPILER_LAUNCHER=ccache CMAKE_CXX_COMPILER_LAUNCHER=ccache \
  bash test/quickstart/run.sh "$build/packages"

"$python" test/summarize.py "$results" ${filter:+--filtered}
