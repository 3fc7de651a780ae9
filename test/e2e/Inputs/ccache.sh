#!/usr/bin/env bash
# Compiles one file repeatedly through ccache, in the ways in which users have it: before the wrapper, by a
# symbolic link with the wrapper's name, and as the clang that the wrapper calls.
#
# usage: ccache.sh BIN LLVM_MAJOR
set -eu
bin=$1 major=$2
unset CCACHE_SLOPPINESS CCACHE_DEPEND CCACHE_COMPILERCHECK CCACHE_BASEDIR
printf 'static int g(int x) { return x * 2; }\nint f(int x) { return g(x); }\n' >a.c
echo 'fun:nothing' >list

# A separate installation, whose plugin can be changed.
mkdir -p own/bin own/lib && cp "$bin/vais-profiler-clang" own/bin
cp "$bin/../lib/vais-profiler-pass-$major.so" own/lib
mkdir masked inner && ln -s "$(command -v ccache)" masked/vais-profiler-clang
ln -s "$(command -v ccache)" "inner/clang-$major"
clang=$(command -v "clang-$major")

before() { ccache own/bin/vais-profiler-clang "$@"; }
masked() { PATH=$PWD/masked:$PWD/own/bin:$PATH vais-profiler-clang "$@"; }
inner() { VAIS_PROFILER_CLANG=$PWD/inner/clang-$major own/bin/vais-profiler-clang "$@"; }

# expect hit|miss WAY: compiles a.c and determines from ccache's log what it did.
expect() {
  local found=none
  rm -f log a.o
  CCACHE_LOGFILE=$PWD/log "$2" -O1 -c a.c -o a.o
  grep -q 'Result: cache_miss' log && found=miss
  grep -q 'Result: .*ed_cache_hit\|Result: direct_cache_hit' log && found=hit
  [ $found = "$1" ] || { echo "line ${BASH_LINENO[0]}, $2: expected $1, found $found"; exit 1; }
}

for way in before masked inner; do
  export CCACHE_DIR=$PWD/cache-$way
  expect miss $way
  expect hit $way
  VAIS_PROFILER_PASS_OPTIONS=memory=off expect miss $way
  expect hit $way
  VAIS_PROFILER_PASS_OPTIONS='memory=on; list=list' expect miss $way
  echo 'fun:f' >list
  VAIS_PROFILER_PASS_OPTIONS='memory=on; list=list' expect miss $way
  nm a.o | grep vais_profiler && exit 1
  VAIS_PROFILER_PASS_OPTIONS='memory=on; list=list' expect hit $way
  echo 'fun:nothing' >list
  expect hit $way
  touch own/lib/vais-profiler-pass-*.so
  expect miss $way
  expect hit $way
  nm a.o | grep vais_profiler || exit 1
done

# Another clang; a newer build of the same version counts as one.
# shellcheck disable=SC2016
printf '#!/bin/sh\n[ "$1" != -### ] || echo "clang version %s.99.1"\nexec %s "$@"\n' "$major" "$clang" >other
chmod +x other
export CCACHE_DIR=$PWD/cache-before VAIS_PROFILER_CLANG=$PWD/other
expect miss before
expect hit before
