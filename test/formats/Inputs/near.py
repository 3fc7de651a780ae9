#!/usr/bin/env python3
"""Fails unless two files have the same calls, lines [name, start, duration], whose times differ by rounding alone."""
import json
import sys
from collections import defaultdict


def calls(path):
    found = defaultdict(list)
    with open(path, encoding="utf-8") as lines:
        for name, start, duration in map(json.loads, lines):
            found[name].append((start, start + duration))
    return found


first, second = map(calls, sys.argv[1:])
assert first.keys() == second.keys() and first
for each, times in first.items():
    assert len(times) == len(second[each]), each
    for index in (0, 1):
        ours, theirs = sorted(time[index] for time in times), sorted(time[index] for time in second[each])
        assert all(abs(a - b) <= 2 for a, b in zip(ours, theirs)), (each, index)
