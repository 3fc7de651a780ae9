#!/usr/bin/env bash
# summarize.py: a suite that left no test has failed, whatever the others did.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

expect() { # status, last line
  local status=0
  python3 "$summarize" . >said || status=$?
  [ "$status" -eq "$1" ] && [ "$(tail -n 1 said)" = "$2" ] || { cat said; exit 1; }
}
summarize=$1

echo '{"tests": [{"name": "a", "code": "PASS"}, {"name": "b", "code": "UNSUPPORTED"}]}' >one.json
echo '<testsuite><testcase name="c" status="run"/></testsuite>' >unit.xml
printf 'one\nunit\n' >suites
expect 0 "2 passed, 0 failed, 1 skipped"
echo vanished >>suites
expect 1 "2 passed, 1 failed, 1 skipped"
echo '{"tests": []}' >vanished.json
expect 1 "2 passed, 1 failed, 1 skipped"
echo '{"tests"' >vanished.json
expect 1 "2 passed, 1 failed, 1 skipped"
rm vanished.json
printf 'one\nunit\n' >suites
echo '<testsuite/>' >unit.xml
expect 1 "1 passed, 1 failed, 1 skipped"
