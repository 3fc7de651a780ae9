#!/usr/bin/env bash
# Measures what optimising by our profiles saves, beside LLVM's own IR-PGO: instructions under cachegrind, which
# are the same on any machine. Each program is built in five ways: plainly, counting its control flow by us and
# by LLVM, and optimised by either profile. It is trained on one input and measured on another. Also compares
# the counts of all functions.
#
# usage: test/benchmark/pgo.sh [--llvm MAJOR] [--bin DIR] [--sources DIR] [PROGRAM...]
#   --sources   work folder of test/real/run.sh, with the sources of lua5.4, zlib and sqlite3
#   PROGRAM     lua, zlib, sqlite or mill; all of them if none is named
#
# Writes build/benchmark/pgo.json: PROGRAM -> llvm, instructions by build, functions, share.
# Exit status 1: a count differs from LLVM's, or less than 95 % of what LLVM saves is saved.
set -euo pipefail
cd "$(dirname "$0")/../.."
# shellcheck source=test/benchmark/prepare.sh
source test/benchmark/prepare.sh "$@"
exec /usr/bin/python3 test/benchmark/pgo.py --build "$build" --bin "$bin" --llvm "$major" \
  ${rest[@]+"${rest[@]}"}
