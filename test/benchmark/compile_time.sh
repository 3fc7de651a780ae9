#!/usr/bin/env bash
# Measures what the plugin costs at compile time: CPU time of `clang -c` on a generated module of about 5 MB
# of IR, with and without the plugin, and the growth of the text section.
#
# usage: test/benchmark/compile_time.sh [--bin DIR] [--source FILE.c] [LLVM_MAJOR...]
#   --bin      bin of the build to measure; without it, one is built
#   --source   source to measure instead of the generated module
set -euo pipefail
cd "$(dirname "$0")/../.."
build=build/benchmark
bin=
source=
while [[ ${1:-} == --* ]]; do
  case $1 in
  --bin) bin=$2 ;;
  --source) source=$2 ;;
  *)
    echo "compile_time.sh: expected --bin or --source, found '$1'" >&2
    exit 1
    ;;
  esac
  shift 2
done
majors=("$@")
[ ${#majors[@]} -gt 0 ] || majors=(14 19)

if [ -z "$bin" ]; then
  bin=$build/bin
  utils/install-packages.sh "${majors[@]}" >&2
  cmake -S . -B $build -G Ninja -DVAIS_PROFILER_LLVM="$(IFS=';'; echo "${majors[*]}")" \
    -DBUILD_TESTING=OFF >/dev/null
  cmake --build $build -- --quiet >&2
fi
exec /usr/bin/python3 test/benchmark/compile_time.py "$bin" "$source" "${majors[@]}"
