"""usage: phases.py TIME-MODE NO-PHASE LOAD SERVE: what the reports of markers/phases.c must say."""

import json
import sys

mode = sys.argv[1]
reports = []
for path in sys.argv[2:]:
    with open(path, encoding="utf-8") as file:
        reports.append({f["name"]: f for f in json.load(file)["functions"]})


def of(name, key):
    """Returns the value in each phase."""
    return [report.get(name, {}).get(key, 0) for report in reports]


def check(is_true, what):
    """Fails with `what` unless the condition is true."""
    if not is_true:
        sys.exit(f"phases.py: {mode}: {what}")


check(of("short", "calls") == [1000, 10000, 49000], of("short", "calls"))
check(of("long_one", "calls") == [1, 0, 0], of("long_one", "calls"))
check(of("main", "calls") == [1, 0, 0], of("main", "calls"))
if mode != "none":
    milliseconds = [ns / 1e6 for ns in of("spin", "total_ns")]
    check(milliseconds[0] < 1 and 19 < milliseconds[1] < 24 and 59 < milliseconds[2] < 66, milliseconds)
    inside = [ns / 1e6 for ns in of("long_one", "total_ns")]
    check(inside[0] < 10 and 19 < inside[1] < 60 and 59 < inside[2] < 120, inside)
