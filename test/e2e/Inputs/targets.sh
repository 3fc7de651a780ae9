#!/usr/bin/env bash
# For targets without a runtime the wrapper makes what clang makes, and reports it if code is made.
#
# usage: targets.sh WRAPPER CLANG
set -eu
wrapper=$1 clang=$2 tried=0

for target in i386-linux-gnu x86_64-linux-gnux32 arm-linux-gnueabihf x86_64-pc-windows-msvc \
    x86_64-apple-macosx x86_64-unknown-freebsd x86_64-none-elf wasm32 bpf riscv64-linux-gnu; do
  $clang -Werror --target=$target -O2 -S a.c -o plain.s 2>/dev/null || continue # not built in
  $wrapper -Werror --target=$target -O2 -S a.c -o ours.s 2>said.txt
  cmp plain.s ours.s
  grep -q "^vais-profiler-clang: note: no runtime for .*: this is compiled as by clang, and not" said.txt
  tried=$((tried + 1))
done
[ $tried -gt 4 ]
$wrapper --target=wasm32 -E a.c -o a.i 2>said.txt && cmp said.txt /dev/null
$wrapper --target=x86_64-unknown-linux-gnu -c a.c 2>said.txt && cmp said.txt /dev/null
