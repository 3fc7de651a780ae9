#!/usr/bin/env bash
# Makes the golden profiles of the format's current version, with which every later reader is tested.
#
# usage: test/formats/golden/make.sh [--reports] BIN MAJOR FOLDER
#   BIN        the build's bin
#   MAJOR      of LLVM
#   FOLDER     such as test/formats/golden/v6
#   --reports  leaves the profiles as they are and makes the expected reports anew: for a change of the
#              report, never for one of a reader
set -euo pipefail
reports=
if [ "${1:-}" = --reports ]; then reports=yes && shift; fi
[ $# -eq 3 ] || { echo "make.sh: expected BIN MAJOR FOLDER, found $# arguments" >&2; exit 1; }
bin=$(realpath "$1") major=$2 folder=$(realpath "$3")
mkdir -p "$folder"
here=$(dirname "$(realpath "$0")")

# The paths in a profile are the same wherever it is made.
work=/tmp/golden
if [ -z "$reports" ]; then
  mkdir "$work"
  trap 'rm -r "$work"' EXIT
  cp "$here/program.c" "$work"
  cd "$work"
  VAIS_PROFILER_CLANG=clang-$major "$bin/vais-profiler-clang" -g -O1 -fno-optimize-sibling-calls \
    -pthread program.c -o program
  record() { # name, options, arguments of the program...
    VAIS_PROFILER_OPTIONS=output=$1.vprof:$2 ./program "${@:3}"
    # Profiles have holes, that of a trace 128 MiB of them, which tar leaves out.
    tar --sparse --mtime=@0 --owner=0 --group=0 --numeric-owner -c "$1.vprof" | gzip -9n >"$folder/$1.tar.gz"
  }
  record sampled time=sampled:memory=sampled
  record exact time=exact:memory=exact
  record counts time=none:memory=none
  record limited max_contexts=4:time=exact
  record trace mode=trace
  record ticks time=sampled works
  record events sample_on=page-faults@1:events=task-clock works
fi

# Libraries are folded, because their symbols are those of the machine.
for profile in "$folder"/*.tar.gz; do
  name=$(basename "$profile" .tar.gz)
  tar -xzf "$profile" -C "$folder"
  "$bin/vais-profiler" report "$folder/$name.vprof" --libraries=fold --inlines=fold --format json >"$folder/$name.json"
  if [ "$name" = exact ]; then
    for phase in load serve; do
      "$bin/vais-profiler" report "$folder/$name.vprof" --phase $phase --libraries=fold --inlines=fold --format json \
        >"$folder/$name.$phase.expected"
    done
  fi
  rm "$folder/$name.vprof"
done
