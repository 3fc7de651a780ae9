#!/usr/bin/env bash
# Makes what is published of a release: the source, the Debian packages, the entry of CHANGELOG.md and checksums.
# The source is that of the last commit, and the same for everyone who makes it.
#
# usage: utils/release.sh [--snapshot] [--packages FOLDER] [--output FOLDER]
#   --snapshot   also if the version is not ready to be released: the entry of CHANGELOG.md has no date, or the C
#                interface has not been stored
#   --packages   take the packages in FOLDER, where cpack has put them, instead of building them from the source
#   --output     where the files go, in place of an earlier release there; by default build/release
set -euo pipefail
here=$PWD
cd "$(dirname "$0")/.."

snapshot=
packages=
output=$PWD/build/release

fail() {
  echo "release.sh: $*" >&2
  exit 1
}

while [ $# -gt 0 ]; do
  case $1 in
  --snapshot) snapshot=yes ;;
  --packages | --output)
    [ $# -gt 1 ] || fail "$1: expected a folder, found none"
    declare "${1#--}=$(cd "$here" && realpath -m -- "$2")"
    shift
    ;;
  *) fail "expected --snapshot, --packages or --output, found '$1'" ;;
  esac
  shift
done

version=$(sed -n 's/^project(.* VERSION \([0-9.]*\).*/\1/p' CMakeLists.txt)
[ -n "$version" ] || fail "CMakeLists.txt: expected a version in project(), found none"
[ -z "$(git status --porcelain)" ] || fail "expected a tree without changes, found: $(git status --short | head -n 3)"
entry=$(awk -v version="$version," '/^## /{isInside = $2 == version || $2 "," == version} isInside' CHANGELOG.md)
[ -n "$entry" ] || fail "CHANGELOG.md: expected an entry for $version, found none"
if [ -z "$snapshot" ]; then
  title=${entry%%$'\n'*}
  [[ $title =~ ^"## $version, "[0-9]{4}-[0-9]{2}-[0-9]{2}$ ]] ||
    fail "CHANGELOG.md: expected '## $version, YYYY-MM-DD', found '$title'"
  abi=$(sed -n 's/^#define VAIS_PROFILER_ABI_VERSION \([0-9]*\)$/\1/p' include/vais_profiler.h)
  [ -f "utils/bindings/released/abi-$abi.json" ] ||
    fail "utils/bindings/released/abi-$abi.json: expected the C interface that is released, found none"
fi

name=vais-profiler-$version
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
export SOURCE_DATE_EPOCH
if [ -e "$output" ] && [ ! -f "$output/SHA256SUMS" ] && [ -n "$(ls -A "$output")" ]; then
  fail "$output: expected an empty folder or a release, found something else"
fi
[[ $packages/ != "$output"/* ]] || fail "$packages: expected packages outside $output, which is replaced"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
release=$work/release
mkdir "$release"
git archive --format=tar --prefix="$name/" HEAD | gzip -9n >"$release/$name.tar.gz"
printf '%s\n' "$entry" | tail -n +2 | sed '/./,$!d' >"$release/$name.changes.md"

if [ -z "$packages" ]; then # what users would build of this source, for Debian's own folders
  tar -xzf "$release/$name.tar.gz" -C "$work"
  cmake -S "$work/$name" -B "$work/build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DCMAKE_INSTALL_PREFIX=/usr \
    -DBUILD_TESTING=OFF
  cmake --build "$work/build"
  (cd "$work/build" && cpack)
  packages=$work/build/packages
fi
found=("$packages"/*_"$version"_*.deb)
[ -f "${found[0]}" ] || fail "$packages: expected packages of version $version, found none"
cp "${found[@]}" "$release/"
(cd "$release" && sha256sum -- *.tar.gz *.deb *.changes.md >SHA256SUMS)

rm -rf "$output"
mkdir -p "$output"
cp "$release"/* "$output/"
echo "release.sh: $output:"
ls "$output"
