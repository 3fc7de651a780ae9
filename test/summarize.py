#!/usr/bin/env python3
"""Counts the results of lit (--output), ctest (--output-junit) and run.sh in a folder.

usage: summarize.py FOLDER [--filtered]
FOLDER/suites names the suites that were to run, one per line. A suite that left no readable report with at
least one test has failed, unless the tests were --filtered. Prints the names of what failed or was skipped, the
end of what each failed test said, and finally "N passed, N failed, N skipped". The exit status is 1 if
anything failed or nothing passed.
"""
import json
import sys
import xml.etree.ElementTree
from pathlib import Path

LIT = {"PASS": "passed", "XFAIL": "passed", "FLAKYPASS": "passed", "UNSUPPORTED": "skipped",
       "SKIPPED": "skipped", "EXCLUDED": "skipped", "Pass": "passed"}


SAID_LINES, SAID_COLUMNS = 60, 600


def shortened(line):
    """Returns a long line without its middle."""
    half = SAID_COLUMNS // 2
    return line if len(line) <= SAID_COLUMNS else f"{line[:half]} [...] {line[-half:]}"


def end_of(output):
    """Returns the end of a failed test's output, indented, without empty lines."""
    lines = [line for line in output.splitlines() if line.strip(" *-")][-SAID_LINES:]
    return "\n".join("    " + shortened(line) for line in lines)


def lit_outcomes(path):
    """Returns (name, passed | failed | skipped, what it said) of each test in a report of lit or
    run.sh, which keeps what was said in a file of its own."""
    log = path.with_suffix(".log")
    said = log.read_text(errors="replace") if log.exists() else ""
    for test in json.loads(path.read_text())["tests"]:
        yield test["name"], LIT.get(test["code"], "failed"), test.get("output", said)


def junit_outcomes(path):
    """Returns the same for a report of ctest."""
    for test in xml.etree.ElementTree.parse(path).getroot().iter("testcase"):
        status = {"run": "passed", "notrun": "skipped", "disabled": "skipped"}
        said = test.findtext("system-out") or ""
        yield test.get("name"), status.get(test.get("status"), "failed"), said


def outcomes_of(folder, suite, may_be_empty):
    """Returns (name, outcome, what it said) of each test of a suite, or a failure if there must be
    a test and is none."""
    outcomes = []
    try:
        if (folder / f"{suite}.xml").exists():
            outcomes = list(junit_outcomes(folder / f"{suite}.xml"))
        else:
            outcomes = list(lit_outcomes(folder / f"{suite}.json"))
    except (OSError, ValueError, KeyError, xml.etree.ElementTree.ParseError) as error:
        print(error)
    if may_be_empty:
        return outcomes
    return outcomes or [("expected at least one test, found none", "failed", "")]


def main():
    folder = Path(sys.argv[1])
    filtered = sys.argv[2:] == ["--filtered"]
    counts = {"passed": 0, "failed": 0, "skipped": 0}
    failures = []
    for suite in (folder / "suites").read_text().split():
        for name, outcome, said in outcomes_of(folder, suite, filtered):
            counts[outcome] += 1
            if outcome != "passed":
                print(f"{outcome}: {suite}: {name}")
            if outcome == "failed" and said:
                failures.append(f"== failed: {suite}: {name}\n{end_of(said)}")
    print(*failures, sep="\n")
    print("{passed} passed, {failed} failed, {skipped} skipped".format(**counts))
    sys.exit(1 if counts["failed"] or not counts["passed"] else 0)


main()
