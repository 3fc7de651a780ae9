#!/usr/bin/env bash
# in-all-ways.sh EXPECT PROGRAM -- CONDITION...: in whichever way calls are recorded, the program succeeds and
# its profile fulfils the conditions. EXPECT is the command that checks a profile.
expect=$1
program=$2
shift 2
for way in time=none time=exact time=sampled mode=trace; do
  profile=$(basename "$program")-${way#*=}.vprof
  if ! VAIS_PROFILER_OPTIONS=output=$profile:$way "$program"; then
    echo "$program: $way: failed" >&2
    exit 1
  fi
  if ! $expect "$profile" "$@"; then
    echo "$program: $way" >&2
    exit 1
  fi
done
