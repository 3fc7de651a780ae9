#!/usr/bin/env bash
# Builds a program from its Debian source package with vais-profiler-clang and runs the program's own tests,
# which must pass, and whose profile must show what ran. The source is fetched each time, from where the
# machine's own packages come from.
#
# usage: test/real/run.sh BIN LLVM_MAJOR WORK PACKAGE
#   BIN       bin of the build: vais-profiler, vais-profiler-clang
#   WORK      folder for sources and builds
#   PACKAGE   lua5.4, zlib or sqlite3
# Status 77: skipped, because the source cannot be fetched.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
bin=$(realpath "$1") major=$2 work=$(realpath -m "$3") package=$4
export VAIS_PROFILER_CLANG="clang-$major" VAIS_PROFILER_OPTIONS=start=off

fetch() {
  local apt="$work/apt" file
  mkdir -p "$apt/parts" "$apt/lists/partial" "$apt/cache/archives/partial"
  for file in /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
    if [ -f "$file" ]; then sed -n 's/^deb /deb-src /p' "$file" >"$apt/parts/$(basename "$file")"; fi
  done
  for file in /etc/apt/sources.list.d/*.sources; do
    if [ -f "$file" ]; then sed 's/^Types:.*/Types: deb-src/' "$file" >"$apt/parts/$(basename "$file")"; fi
  done
  local options=(-qq -o Dir::Etc::SourceList=/dev/null -o Dir::Etc::SourceParts="$apt/parts"
    -o Dir::State::Lists="$apt/lists" -o Dir::Cache="$apt/cache" -o APT::Sandbox::User="$(id -un)" -o Acquire::Retries=1
    -o Acquire::http::Timeout=20 -o Acquire::https::Timeout=20)
  find "$apt/lists" -name '*Sources*' | grep . || apt-get "${options[@]}" update
  apt-get "${options[@]}" source "$package"
}

# FILE... -- CONDITION...
expect() {
  /usr/bin/python3 "$here/../e2e/Inputs/expect.py" "$bin/vais-profiler" "$@"
}

# Debian's source does not include its tests. A script that calls each library must print the same as with a
# plain build.
lua5.4() {
  local sources=() flags=(-O2 -DLUA_USE_LINUX) source
  # Debian's rules make it.
  echo '#define DEB_HOST_MULTIARCH "unused"' >src/lua5.4-deb-multiarch.h
  for source in src/*.c; do [ "$source" = src/luac.c ] || sources+=("$source"); done
  "$VAIS_PROFILER_CLANG" "${flags[@]}" "${sources[@]}" -Wl,-E -lm -o plain
  "$bin/vais-profiler-clang" "${flags[@]}" "${sources[@]}" -Wl,-E -lm -o lua
  ./plain "$here/libraries.lua" >expected
  VAIS_PROFILER_OPTIONS=output=lua.vprof ./lua "$here/libraries.lua" >found
  cmp expected found
  expect lua.vprof -- "calls('main') == 1" "calls('luaV_execute') > 1000" "calls('str_rep') == 1000" \
    "calls('math_sqrt') == 5000" "calls('luaB_error') == 300" "memory('l_alloc')[0] > 1000" \
    "report['dropped']['calls'] == 0" "report['dropped']['allocations'] == 0"
}

zlib() {
  CC="$bin/vais-profiler-clang" CFLAGS=-O2 ./configure --static >configure.log 2>&1
  VAIS_PROFILER_OPTIONS='' make -j2 test >make.log 2>&1 || { tail make.log; return 1; }
  grep -q 'zlib test OK' make.log
  expect example.*.vprof -- "calls('main') == 1" "calls('deflate') > 10" "calls('inflate') > 10" \
    "calls('gzopen') > 0" "edge('uncompress', 'uncompress2') > 0" "nothing_dropped()"
}

# Cases that once made it fail, each checked against everything that is known about the result.
sqlite3() {
  mkdir -p build && cd build
  ../configure CC="$bin/vais-profiler-clang" CFLAGS=-O0 --disable-tcl --disable-readline \
    --disable-editline >configure.log 2>&1
  make fuzzcheck >make.log 2>&1 || { tail make.log; return 1; }
  local cases
  for cases in 4 6; do
    VAIS_PROFILER_OPTIONS=output=$cases.vprof ./fuzzcheck --limit-mem 100M "../test/fuzzdata$cases.db"
  done
  expect 4.vprof 6.vprof -- "calls('main') == 2" "calls('sqlite3Parser') > 100000" \
    "edge('sqlite3Prepare', 'sqlite3RunParser') > 1000" "nothing_dropped()"
}

rm -rf "${work:?}/$package" && mkdir -p "$work/$package" && cd "$work/$package"
fetch >fetch.log 2>&1 || { tail -n 3 fetch.log; exit 77; }
cd "$(find . -mindepth 1 -maxdepth 1 -type d)"
"$package"
