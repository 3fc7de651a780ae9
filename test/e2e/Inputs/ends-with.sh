#!/usr/bin/env bash
# ends-with.sh STATUS COMMAND...: succeeds if the command ends with that status.
expected=$1
shift
"$@"
status=$?
[ "$status" -eq "$expected" ] || {
  echo "$*: expected status $expected, found $status" >&2
  exit 1
}
