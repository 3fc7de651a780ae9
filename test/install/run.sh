#!/usr/bin/env bash
# Installs the build into an empty folder and uses it from there as a stranger would: the wrapper,
# the tool and find_package(VaisProfiler).
#
# usage: test/install/run.sh BUILD_FOLDER LLVM_MAJOR
set -euo pipefail
build=$1 major=$2
here=$(realpath "$(dirname "$0")")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cmake --install "$build" --prefix "$work/usr" >/dev/null
export VAIS_PROFILER_CLANG=clang-$major
bin=$work/usr/bin
cd "$work"
cat >hello.c <<'EOF'
int twice(int n) { return 2 * n; }
int main(void) { return twice(21) - 42; }
EOF
"$bin/vais-profiler-clang" -O0 hello.c -o hello
"$bin/vais-profiler" run -o hello.vprof -- ./hello 2>report.txt
grep -q 'main → twice' report.txt

cmake -S "$here/consumer" -B consumer -G Ninja -DCMAKE_PREFIX_PATH="$work/usr" >/dev/null
cmake --build consumer >/dev/null
./consumer/consumer hello.vprof | grep -q '2 functions'
./consumer/basic-c | grep -q '1,972 .* fib → fib'
./consumer/basic-cpp | grep -q '300 .* main → parse'
echo "installed tree works"
