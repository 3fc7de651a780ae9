#!/usr/bin/env bash
# Compares the CPU time of a program that a server watches with that of the same program alone, in interleaved pairs.
#
# usage: test/benchmark/serve.sh BIN LLVM_MAJOR [PAIRS]
#   PAIRS  number of pairs; default: 15
set -euo pipefail
bin=$(realpath "$1") major=$2 pairs=${3:-15}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

cat >calls.c <<'C'
#include <stdio.h>
#include <sys/resource.h>

__attribute__((noinline)) long fib(long n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }

int main(void) {
  struct rusage usage;
  volatile long number = 33, sum = 0;
  for (int i = 0; i < 100; ++i)
    sum += fib(number);
  getrusage(RUSAGE_SELF, &usage);
  printf("%.3f\n", (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
                       1e-6 * (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec));
  return sum == 0;
}
C
VAIS_PROFILER_CLANG=clang-$major "$bin/vais-profiler-clang" -O1 -fno-optimize-sibling-calls calls.c -o calls

alone() { VAIS_PROFILER_OPTIONS=output=calls.vprof ./calls; }

# A client follows the page's stream.
watched() {
  rm -f calls.vprof
  VAIS_PROFILER_OPTIONS=output=calls.vprof ./calls >time.txt &
  local program=$! server client
  until test -s calls.vprof; do sleep 0.01; done
  "$bin/vais-profiler" serve calls.vprof 2>said.txt &
  server=$!
  until grep -q http said.txt; do sleep 0.01; done
  curl -sN "$(sed -n 's/.* at //p' said.txt)stream" >stream.txt &
  client=$!
  wait "$program" "$client"
  kill "$server"
  cat time.txt
}

for ((i = 0; i < pairs; ++i)); do
  echo "$(alone) $(watched)"
done >pairs.txt
updates=$(grep -c '^event:' stream.txt)
python3 - "$updates" <<'PYTHON'
import random
import statistics
import sys

pairs = [tuple(map(float, line.split())) for line in open("pairs.txt", encoding="utf-8")]
differences = [100 * (watched - alone) / alone for alone, watched in pairs]
dice = random.Random(1)
medians = sorted(statistics.median(dice.choices(differences, k=len(differences))) for _ in range(10000))
print(f"{len(pairs)} pairs of {statistics.median(alone for alone, _ in pairs):.2f} s of CPU time, {sys.argv[1]} updates sent in each: "
      f"watched {statistics.median(differences):+.2f} % (median; 95 % interval {medians[250]:+.2f} to {medians[9750]:+.2f} %)")
print(f"single pairs: {min(differences):+.2f} to {max(differences):+.2f} %")
PYTHON
