#!/usr/bin/env bash
# Makes the Debian packages of a build, checks them with lintian, and installs, uses and removes them. They are
# installed in a scratch folder, where dpkg knows the packages of this machine as installed, so that it checks
# dependencies; or in a new Debian, where apt fetches them.
#
# usage: test/install/packages.sh BUILD_FOLDER LLVM_MAJOR [--clean-root]
#   --clean-root   in a Debian 12 that debootstrap makes, which needs the package debootstrap, root, the internet and
#                  2 GB below $TMPDIR
set -euo pipefail
build=$1 major=$2 how=${3:-}
here=$(realpath "$(dirname "$0")")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

rm -f "$build"/packages/*.deb
(cd "$build" && cpack >"$work/cpack.log" 2>&1) || { cat "$work/cpack.log"; exit 1; }
version=$(sed -n 's/^set(CPACK_PACKAGE_VERSION "\(.*\)")$/\1/p' "$build/CPackConfig.cmake")
packages=("$build"/packages/*_"${version}"_*.deb)
names=()
for package in "${packages[@]}"; do names+=("$(dpkg-deb -f "$package" Package)"); done
for name in vais-profiler libvais-profiler0 libvais-profiler-dev "vais-profiler-plugin-$major"; do
  [[ " ${names[*]} " == *" $name "* ]] || { echo "expected the package $name, found ${names[*]}"; exit 1; }
done

# Only a build for /usr has a folder of libraries that is the machine's alone, as cross-compilers want it.
tolerated=pkg-config-unavailable-for-cross-compilation
if dpkg-deb -c "${packages[0]}" | grep -q "usr/lib/$(dpkg-architecture -q DEB_HOST_MULTIARCH)/"; then tolerated=; fi
lintian --allow-root --fail-on error,warning --tag-display-limit 0 ${tolerated:+--suppress-tags "$tolerated"} \
  "${packages[@]}"

scratch_root() { # packages in a folder, as if on this machine
  local root=$work/root
  local dpkg=(dpkg "--root=$root" --force-not-root --force-script-chrootless "--log=$work/dpkg.log")
  mkdir -p "$root/var/lib/dpkg/info" "$root/var/lib/dpkg/updates" "$root/usr"
  cp /var/lib/dpkg/status "$root/var/lib/dpkg/"
  dpkg-query -W -f "$root/var/lib/dpkg/info/\${binary:Package}.list\n" | xargs touch # none has files here
  touch "$root/usr/of-another-package"
  "${dpkg[@]}" --install "${packages[@]}" >"$work/install.log" 2>&1 || { cat "$work/install.log"; exit 1; }
  bash "$here/use.sh" "$root/usr" "$major"
  "${dpkg[@]}" --purge "${names[@]}" >"$work/purge.log" 2>&1 || { cat "$work/purge.log"; exit 1; }
  [ "$(cd "$root" && find usr)" = "$(printf 'usr\nusr/of-another-package')" ] ||
    { echo "expected nothing of the packages after their removal, found:"; find "$root/usr"; exit 1; }
}

clean_root() { # packages in a new Debian, with nothing but them and what they depend on
  local root=$work/root mirror
  mirror=$(apt-get indextargets --format "\$(SITE)" 'Created-By: Packages' 'Codename: bookworm' | head -n 1)
  debootstrap --variant=minbase bookworm "$root" "$mirror" >"$work/debootstrap.log" 2>&1 ||
    { tail -n 20 "$work/debootstrap.log"; exit 1; }
  mkdir -p "$root/packages" "$root/source/test" "$root/source/docs"
  cp "${packages[@]}" "$root/packages/"
  cp -r "$here" "$root/source/test/"
  cp -r "$here/../../docs/examples" "$root/source/docs/"
  env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive \
    chroot "$root" bash /source/test/install/in-clean-root.sh "$major" "${names[@]}"
}

case $how in
'') scratch_root ;;
--clean-root) clean_root ;;
*)
  echo "packages.sh: expected --clean-root, found '$how'" >&2
  exit 1
  ;;
esac
echo "packages work: ${names[*]}"
