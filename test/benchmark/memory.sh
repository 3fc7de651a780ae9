#!/usr/bin/env bash
# What following memory costs: our modes and other tools on the same programs, in interleaved runs.
#
# usage: test/benchmark/memory.sh [--quick] [--bin BUILD/bin] [--clang CLANG] [--no-peers]
#   --quick     a tenth of the blocks, one run each
#   --bin       where vais-profiler-clang is (build/bin)
#   --clang     the clang it calls (clang-19)
#   --no-peers  only our own modes
set -euo pipefail
cd "$(dirname "$0")"

bin=$(realpath -m ../../build/bin)
clang=clang-19
arguments=()
while [ $# -gt 0 ]; do
  case $1 in
  --bin) bin=$(realpath "$2"); shift 2 ;;
  --clang) clang=$2; shift 2 ;;
  --quick | --no-peers) arguments+=("$1"); shift ;;
  *) echo "memory.sh: expected --quick, --bin, --clang or --no-peers, found '$1'" >&2; exit 1 ;;
  esac
done

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for program in binary_trees mixed_sizes; do
  "$clang" -O2 -pthread $program.c -o "$folder/$program.plain"
  VAIS_PROFILER_CLANG=$clang "$bin/vais-profiler-clang" -O2 -pthread $program.c -o "$folder/$program"
done
python3 memory.py "$folder" ${arguments[@]+"${arguments[@]}"}
