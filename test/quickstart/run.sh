#!/usr/bin/env bash
# Takes the quick start: with a build, whose progress is shown and which the second time takes nothing, and with
# packages, without a build. It takes it in a copy of the work tree.
#
# usage: test/quickstart/run.sh PACKAGES, a folder in which cpack has put packages
set -euo pipefail
packages=$(realpath "$1")
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/tree"
git ls-files -z --cached --others --exclude-standard | xargs -0 cp --parents -t "$work/tree"
cd "$work/tree"

quickstart() { # arguments; every line says what happens, and the report is complete
  bash "$work/tree/utils/quickstart.sh" "$@" 2>"$work/log" || { cat "$work/log"; exit 1; }
  grep -E '^\[[0-9]+ s\] Profiling docs/examples/mill.vais' "$work/log"
  for part in 'CPU profile' 'Memory profile' 'What to do next'; do grep -q "$part" "$work/log"; done
  [ -s "$work/tree/build/quickstart/profile/mill.html" ]
  [ "$(wc -L <"$work/log")" -le 200 ]
}

quickstart
grep -E '^\[[0-9]+ s\] ([0-9]+) of \1 steps$' "$work/log"
[ "$(grep -c ' steps$' "$work/log")" -le 11 ]

echo "== packages are used without a build"
rm -rf build/quickstart
ln -s "$packages" "$work/packages"
(cd "$work" && quickstart --prebuilt packages) # as seen from there
[ ! -e build/quickstart/build.ninja ]
grep -q 'PATH=.*/build/quickstart/prebuilt/usr/bin:' "$work/log"

echo "== so are tools on PATH"
PATH=$PWD/build/quickstart/prebuilt/usr/bin:$PATH quickstart --prebuilt "$work/none"
! PATH=/usr/bin:/bin bash utils/quickstart.sh --prebuilt "$work/none" 2>"$work/log" || exit 1
grep -q 'expected Debian packages there, or vais-profiler-clang on PATH; found none' "$work/log"
echo "quick start works"
