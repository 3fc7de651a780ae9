#!/usr/bin/env bash
# Releases a copy of the work tree: what is not ready is refused, and the source is the same wherever it is made.
#
# usage: test/release/run.sh PACKAGES, a folder in which cpack has put packages
set -euo pipefail
packages=$(realpath "$1")
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export GIT_AUTHOR_NAME=Test GIT_AUTHOR_EMAIL=test@example.org GIT_COMMITTER_NAME=Test GIT_COMMITTER_EMAIL=test@example.org

mkdir "$work/tree"
git ls-files -z --cached --others --exclude-standard | xargs -0 cp --parents -t "$work/tree"
cd "$work/tree"
git init -q .
commit() { git add -A && git commit -q --allow-empty -m "$1"; }
release() { utils/release.sh --packages "$packages" --output "$work/release" "$@" >"$work/log" 2>&1; }
refuses() { # what the message says, arguments
  local message=$1
  shift
  if release "$@"; then echo "expected to be refused: $message" && exit 1; fi
  grep -qF "$message" "$work/log" || { cat "$work/log"; exit 1; }
}
version=$(sed -n 's/^project(.* VERSION \([0-9.]*\).*/\1/p' CMakeLists.txt)

echo "== the version stands in one place, beside its entry in CHANGELOG.md"
commit "as it is"
git grep -nwF "$version" -- ':!CHANGELOG.md' ':!*package-lock.json' | grep -v 'such as' >"$work/places"
[ "$(cut -d: -f1 "$work/places")" = CMakeLists.txt ] || { cat "$work/places"; exit 1; }

echo "== what is not ready is refused"
sed -i "s/^## $version,.*/## $version, not yet released/" CHANGELOG.md
commit "without a date"
refuses "expected '## $version, YYYY-MM-DD', found '## $version, not yet released'"
release --snapshot
sed -i "s/^## $version,.*/## $version, 2026-01-31/" CHANGELOG.md
refuses "expected a tree without changes"
refuses "expected a tree without changes" --snapshot
rm -f utils/bindings/released/abi-[1-9]*.json
commit "without an interface"
refuses "expected the C interface that is released"
abi=$(sed -n 's/^#define VAIS_PROFILER_ABI_VERSION //p' include/vais_profiler.h)
cp utils/bindings/json/vais_profiler.json "utils/bindings/released/abi-$abi.json"
sed -i "s/^## $version,/## 99.0.0,/" CHANGELOG.md
commit "another version"
refuses "expected an entry for $version, found none"
sed -i "s/^## 99.0.0,/## $version,/" CHANGELOG.md
commit "ready"
mkdir "$work/none"
refuses "expected packages of version $version, found none" --packages "$work/none"
mkdir "$work/mine"
touch "$work/mine/file"
refuses "expected an empty folder or a release" --output "$work/mine"
refuses "expected packages outside" --packages "$work/release"
[ -e "$work/mine/file" ]

echo "== a release is complete, and its source the same in another clone"
release
(cd "$work/release" && sha256sum --quiet -c SHA256SUMS)
[ "$(wc -l <"$work/release/SHA256SUMS")" -eq "$(($(find "$work/release" -type f | wc -l) - 1))" ]
[ "$(find "$work/release" -name '*.deb' | wc -l)" -ge 5 ]
grep -q '^- ' "$work/release/vais-profiler-$version.changes.md"
! grep '^## ' "$work/release/vais-profiler-$version.changes.md" || exit 1
tar -tzf "$work/release/vais-profiler-$version.tar.gz" | grep -v '/$' | sort >"$work/in-source"
git ls-files | sed "s|^|vais-profiler-$version/|" | sort | diff - "$work/in-source"
cp "$work/release/vais-profiler-$version.tar.gz" "$work/first.tar.gz"
git clone -q "$work/tree" "$work/elsewhere"
cd "$work"
elsewhere/utils/release.sh --packages "$packages" --output release >"$work/log" 2>&1
cmp "$work/first.tar.gz" "$work/release/vais-profiler-$version.tar.gz"
echo "== workflows call these scripts"
/usr/bin/python3 "$work/tree/test/release/workflows.py" "$work/tree"
echo "releases work"
