#!/usr/bin/env bash
# Installs the packages in /packages, uses them and removes them. It is run by packages.sh in a new Debian.
#
# usage: in-clean-root.sh LLVM_MAJOR PACKAGE...
set -euo pipefail
major=$1
shift
mount -t proc proc /proc
trap 'umount /proc' EXIT
install=(apt-get -o APT::Sandbox::User=root -o Dpkg::Use-Pty=0 install -y -qq --no-install-recommends)
apt-get update -qq

echo "== what the packages depend on suffices"
"${install[@]}" /packages/*.deb "clang-$major" >/dev/null
cd /tmp
printf 'int twice(int n) { return 2 * n; }\nint main(void) { return twice(21) - 42; }\n' >hello.c
VAIS_PROFILER_CLANG=clang-$major vais-profiler-clang -O0 hello.c -o hello
vais-profiler run -o hello.vprof -- ./hello 2>&1 | grep 'main → twice'

echo "== they work for programs that are built with them"
"${install[@]}" g++ cmake ninja-build pkg-config python3 >/dev/null
bash /source/test/install/use.sh /usr "$major"

echo "== nothing remains"
apt-get purge -y -qq "$@" >/dev/null
if find / -xdev \( -path /source -o -path /packages -o -path /tmp -o -path /var/lib/apt \) -prune -o \
  -name '*vais?profiler*' -print | grep .; then
  echo "expected nothing of the packages after their removal, found the above" >&2
  exit 1
fi
