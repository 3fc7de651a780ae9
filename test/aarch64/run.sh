#!/usr/bin/env bash
# Compiles the runtime for AArch64, instruments a program for it and runs that under QEMU.
#
# usage: test/aarch64/run.sh BIN LLVM_MAJOR
set -euo pipefail
bin=$(realpath "$1") major=$2
here=$(realpath "$(dirname "$0")")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

# Only the runtime is built. What the tools need is taken from this machine, so that it is found.
cmake -S "$here/../.." -B build -G Ninja -DCMAKE_SYSTEM_NAME=Linux -DCMAKE_SYSTEM_PROCESSOR=aarch64 \
  -DCMAKE_C_COMPILER=aarch64-linux-gnu-gcc -DCMAKE_CXX_COMPILER=aarch64-linux-gnu-g++ \
  -DCMAKE_C_COMPILER_LAUNCHER=ccache -DCMAKE_CXX_COMPILER_LAUNCHER=ccache \
  -Dfmt_DIR="$(dirname "$(dpkg -L libfmt-dev | grep fmt-config.cmake)")" \
  -DZLIB_LIBRARY=/usr/lib/libz.so -DZLIB_INCLUDE_DIR=/usr/include \
  -DVAIS_PROFILER_RE2_LIBRARY="$(dpkg -L libre2-dev | grep '/libre2\.so$')" \
  -DVAIS_PROFILER_LIBDW="$(dpkg -L libdw-dev | grep '/libdw\.so$')" -DVAIS_PROFILER_LIBDW_INCLUDE=/usr/include \
  -DVAIS_PROFILER_HTTPLIB=/usr/include -DVAIS_PROFILER_HTTPLIB_LIBRARY="$(dpkg -L libcpp-httplib-dev | grep '/libcpp-httplib\.so$')" \
  -DVAIS_PROFILER_LIBPFM=/usr/include -DVAIS_PROFILER_LIBPFM_LIBRARY="$(dpkg -L libpfm4-dev | grep '/libpfm\.so$')" \
  -DVAIS_PROFILER_NCURSES=/usr/include -DVAIS_PROFILER_NCURSES_LIBRARY="$(dpkg -L libncurses-dev | grep '/libncursesw\.so$')" \
  -DVAIS_PROFILER_TERMINFO_LIBRARY="$(dpkg -L libncurses-dev | grep '/libtinfo\.so$')" \
  -DVAIS_PROFILER_LIBELF="$(dpkg -L libelf-dev | grep '/libelf\.so$')" \
  -DVAIS_PROFILER_LIBIBERTY="$(dpkg -L libiberty-dev | grep '/libiberty\.a$')" \
  -DVAIS_PROFILER_UTF8PROC="$(dpkg -L libutf8proc-dev | grep '/libutf8proc\.a$')" \
  -DVAIS_PROFILER_LLVM= -DVAIS_PROFILER_WERROR=ON -DBUILD_TESTING=OFF >configure.log 2>&1 ||
  { cat configure.log; exit 1; }
cmake --build build --target vais_profiler >build.log || { cat build.log; exit 1; }

"clang-$major" --target=aarch64-linux-gnu -O0 -c "$here/work.c" -o work.o \
  -fpass-plugin="$bin/../lib/vais-profiler-pass-$major.so"
aarch64-linux-gnu-gcc -static -pthread work.o build/lib/libvais_profiler.a -o work
for mode in time=none time=sampled time=exact mode=trace; do
  VAIS_PROFILER_OPTIONS=$mode:output=work.vprof qemu-aarch64 ./work
  "$bin/vais-profiler" report work.vprof --format json >report.json
  rm work.vprof
  jq -e --arg mode $mode '([.functions[] | {(.name): .}] | add) as $f
    | $f.fib.calls == 21891 and $f.run.calls == 2 and $f.run.deallocations == 200
      and (($mode == "time=none") == (.total_samples == 0)) and .duration_secs > 0
      and .memory.total_allocations == 200 and .threads == 2' report.json >/dev/null ||
    { echo "expected exact counts with $mode, found"; cat report.json; exit 1; }
done
echo "AArch64 works"
