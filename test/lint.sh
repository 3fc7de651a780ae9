#!/usr/bin/env bash
# Checks the sources without running the product: their layout, the shell scripts, the unit tests under
# AddressSanitizer and UBSan, and the findings of clang-tidy on what changed.
#
# usage: test/lint.sh [--fix] [--since COMMIT] [format|shell|sanitize|tidy]...
#   format     clang-format would change nothing; the programs that tests compile are laid out by hand
#   shell      shellcheck finds nothing
#   sanitize   the unit tests pass with the preset `sanitize`
#   tidy       clang-tidy finds nothing in the lines that changed since COMMIT, by default the previous one;
#              checks at most $most_sources sources, and says how many it leaves out
#   --fix      clang-format makes its changes
#
# Without names, runs all checks. Installs what is missing for them.
set -euo pipefail
cd "$(dirname "$0")/.."

llvm=14 # Debian 12's default version; other versions lay out some comments differently
build=$(realpath -m "${VAIS_PROFILER_LINT_BUILD:-build/lint}")
most_sources=30 # about 6 seconds each
fix=
since=HEAD^
checks=()

while [ $# -gt 0 ]; do
  case $1 in
  --fix) fix=yes ;;
  --since)
    since=$2
    shift
    ;;
  format | shell | sanitize | tidy) checks+=("$1") ;;
  *)
    echo "test/lint.sh: expected --fix, --since, format, shell, sanitize or tidy, found '$1'" >&2
    exit 1
    ;;
  esac
  shift
done
[ ${#checks[@]} -gt 0 ] || checks=(format shell sanitize tidy)

utils/install-packages.sh --lint $llvm

format() {
  local mode=(--dry-run --Werror)
  [ -z "$fix" ] || mode=(-i)
  find include pass runtime utils test/unit test/fuzz test/benchmark test/torture \
    -regex '.*\.\(c\|cpp\|h\|hpp\)' -print0 | xargs -0 -n 50 -P 2 clang-format-$llvm "${mode[@]}"
}

shell() {
  find .ci test utils \( -name '*.sh' -o -path .ci/run \) -not -path '*/node_modules/*' -print0 |
    xargs -0 shellcheck
}

configure() { # a build whose compile commands name every source
  local launcher=
  if command -v ccache >/dev/null; then launcher=ccache; fi
  cmake --preset sanitize -B "$build" -DVAIS_PROFILER_LLVM=$llvm -DVAIS_PROFILER_UNITY=OFF \
    -DCMAKE_CXX_FLAGS_DEBUG=-g1 -DCMAKE_C_COMPILER_LAUNCHER=$launcher \
    -DCMAKE_CXX_COMPILER_LAUNCHER=$launcher >"$build.log" 2>&1 || { cat "$build.log"; return 1; }
}

sanitize() {
  configure
  cmake --build "$build" --target check-unit -- --quiet ||
    { tail -n 50 "$build/Testing/Temporary/LastTest.log"; return 1; }
}

tidy() {
  local filter sources
  if ! git -c safe.directory='*' rev-parse -q --verify "$since^{commit}" >/dev/null; then
    echo "clang-tidy: the tree has no commit $since to compare with"
    return 0
  fi
  configure
  # clang-tidy does not know this option of GCC.
  mkdir -p "$build/tidy"
  sed 's/ -fno-tree-loop-distribute-patterns//' "$build/compile_commands.json" \
    >"$build/tidy/compile_commands.json"
  git -c safe.directory='*' diff -U0 --no-color --no-ext-diff "$since" -- include pass runtime utils test/unit |
    /usr/bin/python3 test/changed_lines.py "$build/tidy"
  filter=$(cat "$build/tidy/lines.json")
  mapfile -t sources <"$build/tidy/sources"
  [ ${#sources[@]} -gt 0 ] || return 0
  if [ ${#sources[@]} -gt $most_sources ]; then
    echo "clang-tidy: checks $most_sources of ${#sources[@]} sources that changed"
    sources=("${sources[@]:0:$most_sources}")
  fi
  printf '%s\0' "${sources[@]}" | xargs -0 -n 1 -P 2 clang-tidy-$llvm --quiet -p "$build/tidy" \
    --warnings-as-errors='*' --header-filter='.*' --line-filter="$filter" --extra-arg=-Wno-error 2>/dev/null
}

for check in "${checks[@]}"; do "$check"; done
