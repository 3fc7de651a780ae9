#!/bin/sh
# Makes a Debian change log, compressed, from CHANGELOG.md. An entry that has no date is dated SOURCE_DATE_EPOCH, or
# now.
#
# usage: make-changelog.sh CHANGELOG.md "NAME <ADDRESS>" OUTPUT
set -eu
changes=$1 maintainer=$2 output=$3
today=$(date -u -d "@${SOURCE_DATE_EPOCH:-$(date +%s)}" +%Y-%m-%d)

# Prints entries as VERSION and DATE, items, and the end of an entry, with links replaced by their text.
entries() {
  sed -E -e 's/\[([^]]*)\]\([^)]*\)/\1/g' "$changes" | awk -v today="$today" '
    function finish() { if (item != "") { print "item " item; item = "" } }
    /^## / {
      finish()
      version = $2; sub(/,$/, "", version)
      date = $3 ~ /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/ ? $3 : today
      if (isInside) print "end"
      print "entry " version " " date
      isInside = 1
      next
    }
    !isInside { next }
    /^- / { finish(); item = substr($0, 3); next }
    /^$/ { finish(); next }
    { sub(/^ +/, ""); item = item (item == "" ? "" : " ") $0 }
    END { finish(); if (isInside) print "end" }'
}

entries | while read -r kind text; do
  case $kind in
  entry)
    date=${text#* }
    printf 'vais-profiler (%s) unstable; urgency=medium\n\n' "${text% *}"
    ;;
  item)
    printf '%s\n' "$text" | fold -s -w 74 | sed -e '1s/^/  * /' -e '2,$s/^/    /' -e 's/ *$//'
    ;;
  end)
    printf '\n -- %s  %s\n\n' "$maintainer" "$(LC_ALL=C date -u -R -d "$date")"
    ;;
  esac
done | gzip -9n >"$output"
