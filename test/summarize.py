#!/usr/bin/env python3
"""Counts the results of lit (--output), ctest (--output-junit) and run.sh in a folder.

usage: summarize.py FOLDER
Names what failed or was skipped and closes with "N passed, N failed, N skipped"; exit status 1
when anything failed or nothing passed.
"""
import json
import sys
import xml.etree.ElementTree
from pathlib import Path

LIT = {"PASS": "passed", "XFAIL": "passed", "FLAKYPASS": "passed", "UNSUPPORTED": "skipped",
       "SKIPPED": "skipped", "EXCLUDED": "skipped", "Pass": "passed"}


def lit_outcomes(path):
    """(name, passed | failed | skipped) of each test in a report of lit or run.sh."""
    for test in json.loads(path.read_text())["tests"]:
        yield test["name"], LIT.get(test["code"], "failed")


def junit_outcomes(path):
    """The same of a report of ctest."""
    for test in xml.etree.ElementTree.parse(path).getroot().iter("testcase"):
        status = {"run": "passed", "notrun": "skipped", "disabled": "skipped"}
        yield test.get("name"), status.get(test.get("status"), "failed")


def main():
    counts = {"passed": 0, "failed": 0, "skipped": 0}
    for path in sorted(Path(sys.argv[1]).glob("*.[jx]*")):
        outcomes = junit_outcomes if path.suffix == ".xml" else lit_outcomes
        for name, outcome in outcomes(path):
            counts[outcome] += 1
            if outcome != "passed":
                print(f"{outcome}: {path.stem}: {name}")
    print("{passed} passed, {failed} failed, {skipped} skipped".format(**counts))
    sys.exit(1 if counts["failed"] or not counts["passed"] else 0)


main()
