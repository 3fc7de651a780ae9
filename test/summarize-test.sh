#!/usr/bin/env bash
# Tests summarize.py: a suite that left no test has failed, whatever the others did; of what a failed test said,
# the end is printed.
set -euo pipefail
expect() { # status, last line, options of summarize.py...
  local expected="$1 $2" status=0
  shift 2
  python3 "$summarize" . "$@" >said || status=$?
  if [ "$status $(tail -n 1 said)" != "$expected" ]; then
    cat said
    exit 1
  fi
}
summarize=$(realpath "$1")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

echo '{"tests": [{"name": "a", "code": "PASS"}, {"name": "b", "code": "UNSUPPORTED"}]}' >one.json
echo '<testsuite><testcase name="c" status="run"/></testsuite>' >unit.xml
printf 'one\nunit\n' >suites
expect 0 "2 passed, 0 failed, 1 skipped"
echo vanished >>suites
expect 1 "2 passed, 1 failed, 1 skipped"
echo '{"tests": []}' >vanished.json
expect 1 "2 passed, 1 failed, 1 skipped"
expect 0 "2 passed, 0 failed, 1 skipped" --filtered
echo '{"tests"' >vanished.json
expect 1 "2 passed, 1 failed, 1 skipped"
rm vanished.json
printf 'one\nunit\n' >suites
echo '<testsuite/>' >unit.xml
expect 1 "1 passed, 1 failed, 1 skipped"

# A hundred lines, the last of which is long.
said=$(seq 100 | sed 's/$/. line/;$s/.*/begin'"$(printf '=%.0s' {1..1000})"'end/' | sed 's/$/\\n/' | tr -d '\n')
cat >one.json <<END
{"tests": [{"name": "a", "code": "FAIL", "output": "$said"}, {"name": "b", "code": "PASS", "output": "quiet"}]}
END
echo '{"tests": [{"name": "program", "code": "Fail"}]}' >program.json
echo 'what the program said' >program.log
echo '<testsuite><testcase name="c" status="fail"><system-out>expected 1</system-out></testcase></testsuite>' >unit.xml
printf 'one\nunit\nprogram\n' >suites
expect 1 "1 passed, 3 failed, 0 skipped"
for line in '99. line' 'begin=+ \[\.\.\.\] =+end' 'what the program said' 'expected 1'; do
  grep -Eqx "    $line" said
done
if grep -Eq '^    3. line|quiet' said; then exit 1; fi
