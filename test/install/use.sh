#!/usr/bin/env bash
# Uses an installed tree as any user would: the wrapper, the tools, the bindings, find_package(VaisProfiler) and
# pkg-config.
#
# usage: test/install/use.sh PREFIX LLVM_MAJOR
set -euo pipefail
prefix=$1 major=$2
here=$(realpath "$(dirname "$0")")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

export VAIS_PROFILER_CLANG=clang-$major
bin=$prefix/bin
cd "$work"
cat >hello.c <<'END'
#include <vais_profiler.h>
int twice(int n) { return 2 * n; }
int main(void) { return twice(21) - 42; }
END
"$bin/vais-profiler-clang" -O0 hello.c -o hello
"$bin/vais-profiler" run -o hello.vprof -- ./hello 2>report.txt
grep -q 'main → twice' report.txt
for tool in vais-profiler vais-profiler-clang; do
  "$bin/$tool" --version | grep "Plugins for LLVM: .*\<$major\>"
done

# An instrumented shared object binds to the installed shared runtime, and run finds what it preloads.
"$bin/vais-profiler-clang" -O0 -fPIC -shared hello.c -o libhello.so
ldd libhello.so | grep "libvais_profiler.so.0 => $prefix/"
"$bin/vais-profiler" run --alloc-scope=process -o process.vprof -- ./hello 2>report.txt
grep -q 'main → twice' report.txt

bindings=$prefix/share/vais-profiler/bindings
if [ -x "$bin/vais-profiler-bindgen" ]; then
  "$bin/vais-profiler-bindgen" "$prefix/include/vais_profiler.h" --format python |
    diff - "$bindings/python/vais_profiler.py"
fi
for file in rust/vais_profiler.rs llvm-ir/vais_profiler.ll json/vais_profiler.json; do
  [ -s "$bindings/$file" ]
done
LD_LIBRARY_PATH=$(dirname "$(find "$prefix" -name libvais_profiler.so)") \
  PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=$bindings/python python3 -c '
import vais_profiler
assert vais_profiler.Library().vais_profiler_global_init(None)'

cmake -S "$here/consumer" -B consumer -G Ninja -DCMAKE_PREFIX_PATH="$prefix" >/dev/null
cmake --build consumer -- --quiet
./consumer/consumer hello.vprof | grep '2 functions'
./consumer/basic-c | grep '1,972 .* fib → fib'
./consumer/basic-cpp | grep '300 .* main → parse'

PKG_CONFIG_PATH=$(dirname "$(find "$prefix" -name vais-profiler.pc)")
export PKG_CONFIG_PATH
examples=$here/../../docs/examples
# shellcheck disable=SC2046
{
  g++ -std=c++17 "$here/consumer/consumer.cpp" -o reader $(pkg-config --cflags --libs vais-profiler-report)
  gcc "$examples/markers.c" -o static $(pkg-config --cflags --libs vais-profiler)
  gcc "$examples/markers.c" -o shared $(pkg-config --cflags --libs vais-profiler-shared)
}
./reader hello.vprof | grep '2 functions'
readelf -d shared | grep 'NEEDED.*libvais_profiler.so.0'
! readelf -d static | grep libvais_profiler || exit 1
echo "installed tree works"
