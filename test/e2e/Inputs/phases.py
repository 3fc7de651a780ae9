"""usage: phases.py TIME-MODE SPIN-1 SPIN-2 LONG-ONE NO-PHASE LOAD SERVE

What the reports of markers/phases.c must say, which printed the milliseconds of CPU time that it spent in spin, in
each of the two phases, and in long_one.
"""

import json
import sys

mode = sys.argv[1]
first, second, whole = map(float, sys.argv[2:5])
reports = []
for path in sys.argv[5:]:
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
    check(milliseconds[0] < 1 and abs(milliseconds[1] - first) < 0.05 * first + 1
          and abs(milliseconds[2] - second) < 0.05 * second + 1, (milliseconds, first, second))
    inside = [ns / 1e6 for ns in of("long_one", "total_ns")]
    check(inside[1] > 0.95 * first and inside[2] > 0.95 * second and sum(inside) < 1.05 * whole + 1, (inside, whole))
