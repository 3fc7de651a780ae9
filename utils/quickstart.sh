#!/usr/bin/env bash
# Leads from a bare Debian 12 to the first profile: installs what is missing, builds, profiles the Vais
# program docs/examples/mill.vais and shows the report. A second run takes seconds.
set -euo pipefail
cd "$(dirname "$0")/.."

major=14 # Debian 12's own clang
build=build/quickstart
out=$build/profile

step() { printf '\n\033[1m%s\033[0m\n' "$*" >&2; }
[ -t 2 ] || step() { printf '\n%s\n' "$*" >&2; }

utils/install-packages.sh $major

step "Building (the first time takes a few minutes)"
[ -f $build/build.ninja ] ||
  cmake -S . -B $build -G Ninja -DVAIS_PROFILER_LLVM=$major -DVAIS_PROFILER_BINDGEN=OFF \
    -DBUILD_TESTING=OFF >/dev/null
cmake --build $build -- --quiet

step "Profiling docs/examples/mill.vais"
mkdir -p $out
export VAIS_PROFILER_CLANG=clang-$major
$build/bin/vais-profiler-clang -Wno-override-module docs/examples/mill.ll -o $out/mill
$build/bin/vais-profiler run -o $out/mill.vprof -- $out/mill
$build/bin/vais-profiler report $out/mill.vprof --format json -o $out/mill.json
$build/bin/vais-profiler report $out/mill.vprof --format flamegraph -o $out/mill.html

step "Where it is"
cat >&2 <<EOF
  profile        $out/mill.vprof
  JSON           $out/mill.json
  flame graph    $out/mill.html

What to do next:
  export PATH=$PWD/$build/bin:\$PATH VAIS_PROFILER_CLANG=$VAIS_PROFILER_CLANG
  vais-profiler vais app.vais                                # your Vais program: builds, runs, reports
  vaisc build app.vais -o app --clang vais-profiler-clang    # or only builds it
  vais-profiler-clang -O2 app.c -o app                       # or a C or C++ one
  vais-profiler run -- ./app
EOF
