#!/usr/bin/env bash
# Installs the build into an empty folder and uses it from there as any user would: the wrapper, the tool and
# find_package(VaisProfiler).
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
#include <vais_profiler.h>
int twice(int n) { return 2 * n; }
int main(void) { return twice(21) - 42; }
EOF
"$bin/vais-profiler-clang" -O0 hello.c -o hello
"$bin/vais-profiler" run -o hello.vprof -- ./hello 2>report.txt
grep -q 'main → twice' report.txt

bindings=$work/usr/share/vais-profiler/bindings
"$bin/vais-profiler-bindgen" "$work/usr/include/vais_profiler.h" --format python |
  diff - "$bindings/python/vais_profiler.py"
for file in rust/vais_profiler.rs llvm-ir/vais_profiler.ll json/vais_profiler.json; do
  [ -s "$bindings/$file" ]
done
LD_LIBRARY_PATH=$(dirname "$(find "$work/usr" -name libvais_profiler.so)") \
  PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=$bindings/python python3 -c '
import vais_profiler
assert vais_profiler.Library().vais_profiler_global_init(None)'

cmake -S "$here/consumer" -B consumer -G Ninja -DCMAKE_PREFIX_PATH="$work/usr" >/dev/null
cmake --build consumer -- --quiet
./consumer/consumer hello.vprof | grep '2 functions'
./consumer/basic-c | grep '1,972 .* fib → fib'
./consumer/basic-cpp | grep '300 .* main → parse'
echo "installed tree works"
