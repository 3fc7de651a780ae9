#!/usr/bin/env python3
"""Counts the results of lit (--output), GoogleTest (--gtest_output=json:) and run.sh in a folder.

usage: summarize.py FOLDER
Names what failed or was skipped and closes with "N passed, N failed, N skipped"; exit status 1
when anything failed or nothing passed.
"""
import json
import sys
from pathlib import Path

LIT = {"PASS": "passed", "XFAIL": "passed", "FLAKYPASS": "passed", "UNSUPPORTED": "skipped",
       "SKIPPED": "skipped", "EXCLUDED": "skipped", "Pass": "passed"}


def outcomes(report):
    """(name, passed | failed | skipped) of each test in a report."""
    for test in report.get("tests", []):
        yield test["name"], LIT.get(test["code"], "failed")
    for suite in report.get("testsuites", []):
        for test in suite["testsuite"]:
            name = f"{suite['name']}.{test['name']}"
            if test.get("failures"):
                yield name, "failed"
            else:
                yield name, "passed" if test["result"] == "COMPLETED" else "skipped"


def main():
    counts = {"passed": 0, "failed": 0, "skipped": 0}
    for path in sorted(Path(sys.argv[1]).glob("*.json")):
        for name, outcome in outcomes(json.loads(path.read_text())):
            counts[outcome] += 1
            if outcome != "passed":
                print(f"{outcome}: {path.stem}: {name}")
    print("{passed} passed, {failed} failed, {skipped} skipped".format(**counts))
    sys.exit(1 if counts["failed"] or not counts["passed"] else 0)


main()
