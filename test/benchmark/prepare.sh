# shellcheck shell=bash
# Sourced by the scripts of this folder, in the root of the project. Takes --llvm MAJOR and --bin DIR from "$@"
# into $major and $bin and leaves the rest in ${rest[@]}. Installs what the benchmark needs, and builds the
# product unless --bin names a build. Results go to $build.
major=14
build=$(realpath -m "${VAIS_PROFILER_BENCHMARK:-build/benchmark}")
bin=
rest=()
while [ $# -gt 0 ]; do
  case $1 in
  --llvm)
    major=$2
    shift 2
    ;;
  --bin)
    bin=$(realpath "$2")
    shift 2
    ;;
  *)
    rest+=("$1")
    shift
    ;;
  esac
done

utils/install-packages.sh --benchmarks "$major" >&2
mkdir -p "$build"
if [ -z "$bin" ]; then
  bin=$build/product/bin
  cmake -S . -B "$build/product" -G Ninja -DCMAKE_BUILD_TYPE=Release \
    -DVAIS_PROFILER_LLVM="$major" -DBUILD_TESTING=OFF >/dev/null
  cmake --build "$build/product" -- --quiet >&2
fi
