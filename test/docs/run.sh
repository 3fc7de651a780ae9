#!/usr/bin/env bash
# Checks the documentation: links, what --help says, the site, and all commands with what they print.
#
# usage: test/docs/run.sh BUILD LLVM
#   BUILD  the build folder, with the tools in its folder bin; the site goes to its folder site
#   LLVM   the major version of the clang that compiles the examples
set -euo pipefail
build=$(realpath "$1")
llvm=$2
cd "$(dirname "$0")/../.."
export PYTHONDONTWRITEBYTECODE=1
python=/usr/bin/python3

$python test/docs/shapes_test.py
$python test/docs/links.py
$python utils/site/commands.py --bin "$build/bin" --check
utils/site/build.sh "$build/site"
$python test/docs/links.py --site "$build/site"
$python test/docs/listings.py --bin "$build/bin" --llvm "$llvm"
