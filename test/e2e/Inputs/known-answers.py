"""Compares a profile with the answers in the source of its program.

usage: known-answers.py exact|sampled|process VAIS_PROFILER PROFILE SOURCE [CASE...]

A line of the source that ends with `// ANSWER allocations bytes frees live live-bytes temporary failed`
defines the function to which the answer belongs, for one call. With `process`, libc's own allocations count
for the program as a whole as well. With `sampled`, estimates may be off by their stated errors, which hold
95 % of the time; a tenth of all cases may exceed them. CASEs are left out.
"""

import json
import re
import subprocess
import sys

KEYS = ("allocations", "allocated_bytes", "deallocations", "live_blocks", "live_bytes",
        "temporary_allocations", "failed_allocations")
ESTIMATED = ("live_blocks", "live_bytes", "temporary_allocations")


def answers(path):
    with open(path, encoding="utf-8") as source:
        for line in source:
            found = re.search(r"(\w+)\((?:void|void \*\w+|const char \*\w+, \.\.\.)\) \{.*// ANSWER ([\d ]+)$", line.rstrip())
            if found:
                yield found[1], dict(zip(KEYS, map(int, found[2].split())))


def differences(function, answer, mode):
    """Returns (keys that differ, keys that an estimate missed)."""
    wrong, missed = [], []
    for key, one in answer.items():
        expected = one * function["calls"]
        if mode == "sampled" and key in ESTIMATED:
            # Errors are rounded to integers.
            if abs(function[key] - expected) > function[key + "_error"] + 1:
                missed.append((key, expected, function[key], function[key + "_error"]))
        elif function[key] != expected:
            wrong.append((key, expected, function[key]))
    return wrong, missed


def main():
    mode, profiler, profile, source, *left_out = sys.argv[1:]
    said = subprocess.run([profiler, "report", profile, "--libraries=fold", "--inlines=fold", "--format", "json"],
                          stdout=subprocess.PIPE, text=True, check=True)
    report = json.loads(said.stdout)
    functions = {function["name"]: function for function in report["functions"]}
    cases = dict(answers(source))
    for name in left_out:
        del cases[name]
    failures, missed = [], []
    for name, answer in cases.items():
        wrong, misses = differences(functions[name], answer, mode)
        failures += [(name, *difference) for difference in wrong]
        missed += [(name, *miss) for miss in misses]
    total = sum(functions[name]["calls"] * answer["live_bytes"] for name, answer in cases.items())
    total += sum(functions[name]["live_bytes"] for name in left_out)
    memory = report["memory"]
    # Twice the error: a context without samples is estimated at nothing. With 100 calls of each case
    # all others together are within it; for malloc_large_leak to have none, it takes half a million
    # runs (exp(-100 * 70001 / 524288)).
    error = memory["current_allocated_bytes_error"]
    if mode != "process" and abs(memory["current_allocated_bytes"] - total) > 2 * error:
        failures.append(("whole program", "current", total, memory["current_allocated_bytes"]))
    if len(cases) + len(left_out) < 40:
        failures.append(("answers read", 40, len(cases)))
    if len(missed) > len(cases) * len(ESTIMATED) / 10:
        failures += missed
    for failure in failures:
        print(*failure, file=sys.stderr)
    sys.exit(1 if failures else 0)


main()
