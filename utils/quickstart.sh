#!/usr/bin/env bash
# Leads from a bare Debian 12 to the first profile: installs what is missing, builds, profiles the Vais
# program docs/examples/mill.vais and shows the report. A second run takes seconds.
#
# usage: utils/quickstart.sh [--prebuilt [FOLDER]]
#   --prebuilt   install nothing to build with and build nothing: unpack the Debian packages in FOLDER (by default
#                build/packages or build/release), or use what is installed
set -euo pipefail
here=$PWD
cd "$(dirname "$0")/.."

major=14 # Debian 12's own clang
build=build/quickstart
out=$build/profile
prebuilt=

case ${1:-} in
'') ;;
--prebuilt)
  prebuilt=yes
  folders=(build/packages build/release)
  [ $# -lt 2 ] || folders=("$(cd "$here" && realpath -m -- "$2")")
  ;;
*)
  echo "quickstart.sh: expected --prebuilt, found '$1'" >&2
  exit 1
  ;;
esac

# Announces a stage, with the seconds since the start.
step() { printf '\n\033[1m[%d s] %s\033[0m\n' "$SECONDS" "$*" >&2; }
[ -t 2 ] || step() { printf '\n[%d s] %s\n' "$SECONDS" "$*" >&2; }

# Passes on what ninja prints, "[steps done/all steps] what is done": on one line of a terminal, otherwise a line for
# each tenth of the steps. Everything else, such as errors, is passed on as it is.
show_progress() {
  local line finished all tenth=-1 width=${COLUMNS:-80}
  while IFS= read -r line; do
    if ! [[ $line =~ ^\[([0-9]+)/([0-9]+)\] ]]; then
      printf '%s\n' "$line" >&2
      continue
    fi
    finished=${BASH_REMATCH[1]} all=${BASH_REMATCH[2]}
    if [ -t 2 ]; then
      printf '\r\033[K%s' "${line:0:$((width - 1))}" >&2
    elif [ $((finished * 10 / all)) -gt "$tenth" ]; then
      tenth=$((finished * 10 / all))
      printf '[%d s] %s of %s steps\n' "$SECONDS" "$finished" "$all" >&2
    fi
  done
  [ ! -t 2 ] || printf '\r\033[K' >&2
}

# Sets `bin` to the folder of tools that need not be built.
find_prebuilt() {
  local folder package
  for folder in "${folders[@]}"; do
    compgen -G "$folder/vais-profiler_*.deb" >/dev/null || continue
    step "Unpacking the packages in $folder"
    rm -rf "$build/prebuilt"
    mkdir -p "$build/prebuilt"
    for package in "$folder"/*.deb; do dpkg-deb -x "$package" "$build/prebuilt"; done
    bin=$build/prebuilt/usr/bin
    return
  done
  bin=$(command -v vais-profiler-clang) || {
    echo "quickstart.sh: ${folders[*]}: expected Debian packages there, or vais-profiler-clang on PATH; found none" >&2
    exit 1
  }
  bin=$(dirname "$bin")
}

if [ -n "$prebuilt" ]; then
  find_prebuilt
  step "Installing what the tools need, where it is missing"
  utils/install-packages.sh --tools $major
else
  bin=$build/bin
  step "Installing what a build needs, where it is missing"
  utils/install-packages.sh $major
  step "Building (once)"
  [ -f $build/build.ninja ] ||
    cmake -S . -B $build -G Ninja -DVAIS_PROFILER_LLVM=$major -DVAIS_PROFILER_BINDGEN=OFF \
      -DBUILD_TESTING=OFF >/dev/null
  NINJA_STATUS='[%f/%t] ' cmake --build $build 2>&1 | show_progress
fi

step "Profiling docs/examples/mill.vais"
mkdir -p $out
export VAIS_PROFILER_CLANG=clang-$major
"$bin/vais-profiler-clang" -Wno-override-module docs/examples/mill.ll -o $out/mill
"$bin/vais-profiler" run -o $out/mill.vprof -- $out/mill
"$bin/vais-profiler" report $out/mill.vprof --format json -o $out/mill.json
"$bin/vais-profiler" report $out/mill.vprof --format flamegraph -o $out/mill.html

step "Where it is"
cat >&2 <<END
  profile        $out/mill.vprof
  JSON           $out/mill.json
  flame graph    $out/mill.html

What to do next:
  export PATH=$(realpath "$bin"):\$PATH VAIS_PROFILER_CLANG=$VAIS_PROFILER_CLANG
  vais-profiler vais app.vais                                # your Vais program: builds, runs, reports
  vaisc build app.vais -o app --clang vais-profiler-clang    # or only builds it
  vais-profiler-clang -O2 app.c -o app                       # or a C or C++ one
  vais-profiler run -- ./app
END
