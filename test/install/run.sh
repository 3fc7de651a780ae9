#!/usr/bin/env bash
# Installs the build into an empty folder and uses it from there.
#
# usage: test/install/run.sh BUILD_FOLDER LLVM_MAJOR
set -euo pipefail
build=$1 major=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cmake --install "$build" --prefix "$work/usr" >/dev/null
bash "$(dirname "$0")/use.sh" "$work/usr" "$major"
