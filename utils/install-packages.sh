#!/usr/bin/env bash
# Installs the packages that are missing on a Debian machine to build vais-profiler.
#
# usage: utils/install-packages.sh [--tools] [--packages] [--tests] [--lint] [--benchmarks] MAJOR...
#   MAJOR         LLVM major versions whose clang and headers are needed
#   --tools       not what a build needs, but what tools need that were built elsewhere; comes first
#   --packages    also what cpack needs to make Debian packages
#   --tests       also what the tests need
#   --lint        also what test/lint.sh needs
#   --benchmarks  also the profilers that test/benchmark compares with
set -euo pipefail

packages=(g++ cmake ninja-build libcli11-dev nlohmann-json3-dev libfmt-dev libprotozero-dev
          libre2-dev zlib1g-dev libdw-dev libpfm4-dev libncurses-dev libiberty-dev libutf8proc-dev
          libcpp-httplib-dev help2man)
tools=()
headers=yes
clang_libraries= # of the first version: vais-profiler-bindgen is built once
for argument in "$@"; do
  case $argument in
  --tools)
    packages=(libcpp-httplib0.11 libdw1 libncursesw6 libpfm4 libre2-9 libtinfo6 zlib1g)
    headers=
    ;;
  --packages)
    packages+=(dpkg-dev file)
    ;;
  --tests)
    packages+=(ccache file libgtest-dev python3 dpkg-dev libjemalloc2 libmimalloc2.0
      libtcmalloc-minimal4 make tcl golang-go graphviz valgrind jq chromium chromium-driver
      procps protobuf-compiler python3-selenium tmux python3-jsonschema zsh fish man-db less rustc
      g++-aarch64-linux-gnu qemu-user linux-perf csmith libcsmith-dev mold fuse python3-fuse
      git lintian prometheus strace pkg-config python3-yaml mkdocs mkdocs-material doxygen)
    command -v npm >/dev/null || packages+=(npm) # Node.js may come from elsewhere
    tools+=(llvm-MAJOR-tools lld-MAJOR libclang-rt-MAJOR-dev)
    ;;
  --lint)
    packages+=(git libgtest-dev python3 shellcheck)
    tools+=(clang-format-MAJOR clang-tidy-MAJOR)
    ;;
  --benchmarks)
    packages+=(binutils google-perftools heaptrack linux-perf protobuf-compiler python3 uftrace valgrind)
    tools+=(libclang-rt-MAJOR-dev llvm-MAJOR)
    ;;
  [0-9]*)
    packages+=("clang-$argument")
    if [ -n "$headers" ]; then
      packages+=("llvm-$argument-dev")
      : "${clang_libraries:=libclang-$argument-dev}"
    fi
    for tool in ${tools[@]+"${tools[@]}"}; do packages+=("${tool/MAJOR/$argument}"); done
    ;;
  *)
    echo "install-packages.sh: expected --tools, --packages, --tests, --lint, --benchmarks or an LLVM major version, found '$argument'" >&2
    exit 1
    ;;
  esac
done

packages+=(${clang_libraries:+"$clang_libraries"})
# Debian's LLVM 15 has its runtime libraries in libclang-common-15-dev.
packages=("${packages[@]/libclang-rt-15-dev/libclang-common-15-dev}")

missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' ||
    missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

root=(env DEBIAN_FRONTEND=noninteractive)
[ "$(id -u)" -eq 0 ] || root=(sudo "${root[@]}")
echo "installing: ${missing[*]}" >&2
"${root[@]}" apt-get update -qq
"${root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
