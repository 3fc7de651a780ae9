#!/usr/bin/env bash
# Checks whose modules are instrumented: those for targets with a runtime, and IR that names no target.
#
# usage: targets.sh OPT MODULE OUTPUT
set -eu -o pipefail
opt=$1 module=$2 output=$3

for triple in i386-pc-linux-gnu x86_64-pc-linux-gnux32 aarch64-linux-gnu_ilp32 aarch64_be-linux-gnu \
    armv7-linux-gnueabihf riscv64-linux-gnu x86_64-pc-windows-msvc x86_64-apple-macosx13.0.0 \
    x86_64-unknown-none-elf wasm32-unknown-wasi bpf amdgcn-amd-amdhsa nvptx64-nvidia-cuda spir64; do
  sed "s/TRIPLE/$triple/" "$module" >"$output.ll"
  $opt -passes='vais-profiler<print-plan>' -disable-output "$output.ll" 2>&1 |
    grep -Fx "f: not instrumented: no runtime for $triple"
  $opt -passes='vais-profiler,verify' -pass-remarks-missed=vais-profiler -S "$output.ll" \
    -o "$output.out.ll" 2>&1 | grep -F "f not instrumented: no runtime for $triple"
  if grep vais_profiler "$output.out.ll"; then exit 1; fi
done
for triple in "" x86_64-linux-gnu x86_64-alpine-linux-musl aarch64-unknown-linux-gnu arm64-linux-gnu; do
  sed "s/TRIPLE/$triple/" "$module" >"$output.ll"
  $opt -passes='vais-profiler<print-plan>' -disable-output "$output.ll" 2>&1 | grep "^f: instrumented"
done
