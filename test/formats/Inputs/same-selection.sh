#!/usr/bin/env bash
# Fails unless the formats of traces have the calls that `replay` shows, each as often, for several selections.
#
# usage: same-selection.sh PROFILER TRACE, in a folder to write to
set -euo pipefail
profiler=$1
trace=$2
read=$(dirname "$0")/perfetto.py

$profiler report "$trace" --format perfetto -o all.pftrace
/usr/bin/python3 "$read" all.pftrace >all.json
main=$(jq '[.slices[] | select(.[1] == "main") | .[0]][0]' all.json)
median=$(jq '[.slices[] | select(.[1] == "fib") | .[3]] | sort | .[900]' all.json)
from=$(jq '[.slices[] | select(.[1] == "leaf") | .[2]] | sort | .[2000]' all.json)
to=$(jq '[.slices[] | select(.[1] == "leaf") | .[2]] | sort | .[4000]' all.json)

for selection in "" "--depth 2" "--min-duration ${median}ns" "--tid $main" "--from ${from}ns --to ${to}ns" \
  "--depth 3 --min-duration ${median}ns --tid $main --to ${to}ns"; do
  read -ra options <<<"$selection"
  $profiler replay "$trace" "${options[@]}" | grep -oE "[a-z_]+\(\);|\} /\* [a-z_]+" | tr -d "(){}; */" | sort >replay.calls
  $profiler report "$trace" --format chrome "${options[@]}" |
    jq -r '.traceEvents[] | select(.ph == "X") | .name' | sort >chrome.calls
  $profiler report "$trace" --format perfetto "${options[@]}" -o selected.pftrace
  /usr/bin/python3 "$read" selected.pftrace | jq -r '.slices[][1]' | sort >perfetto.calls
  $profiler report "$trace" --format speedscope "${options[@]}" |
    jq -r '[.shared.frames[].name] as $names | .profiles[].events |
           if map(.at) == (map(.at) | sort) then .[] | select(.type == "O") | $names[.frame] else error end' | sort >speedscope.calls
  calls=$(wc -l <replay.calls)
  test "$calls" -gt 1
  if [ -n "$selection" ]; then test "$calls" -lt 7900; else test "$calls" -gt 7900; fi
  for format in chrome perfetto speedscope; do cmp replay.calls $format.calls; done
done
