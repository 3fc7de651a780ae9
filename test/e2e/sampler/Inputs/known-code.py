"""Compares shares of CPU time with what known-code.c has measured and counted itself.

usage: known-code.py KNOWN.json REPORT.json LINES.txt
  KNOWN.json    milliseconds of each part, and numbers of turns, as the program has printed them
  REPORT.json   a report with libraries and inlined functions
  LINES.txt     what annotate shows
"""
import json
import re
import sys

UNITS = {"ns": 1e-6, "µs": 1e-3, "ms": 1, "s": 1e3}
TURNS_OF_AN_ORDER = 80


class Found:
    """Milliseconds of CPU time in a report."""

    def __init__(self, report, lines):
        self.report, self.lines = report, lines
        self.functions = {function["name"]: function for function in report["functions"]}
        self.all = sum(function["self_ns"] for function in report["functions"]) / 1e6
        self.samples = report["cpu_sampling"]["samples"]

    def itself(self, name):
        return self.functions[name]["self_ns"] / 1e6 if name in self.functions else 0

    def of_object(self, name, caller):
        """Returns what a function spent in an object, and requires that calls are not said to be known."""
        edges = [edge for edge in self.report["edges"]
                 if edge["caller"] == caller and re.search(rf" \[{name}\.so[^]]*\]$", edge["callee"])]
        assert all(edge["calls"] == 0 for edge in edges), edges
        return sum(edge["total_ns"] for edge in edges) / 1e6

    def on_line(self, number, text):
        """Returns what is shown beside the line of the loop that ends in `text`, and beside its head."""
        cells = [re.match(rf".{{44}} +([\d.,]+) (\S+) +\d+  .*(?:{re.escape(text)}|{re.escape(number)})$", line)
                 for line in self.lines.splitlines()]
        return sum(float(cell.group(1).replace(",", "")) * UNITS[cell.group(2)] for cell in cells if cell)


def main():
    known, report, lines = [open(name, encoding="utf-8").read() for name in sys.argv[1:]]
    known, found = json.loads(known), Found(json.loads(report), lines)
    turn = known["lines"] / known["turns"]
    order = known["orders"] * TURNS_OF_AN_ORDER * turn
    expected = {
        "memcpy": (known["copies"], found.of_object("libc", "copies")),
        "strcmp": (known["compares"], found.of_object("libc", "compares")),
        "libm": (known["waves"], found.of_object("libm", "waves")),
        "libz": (known["checks"], found.of_object("libz", "checks")),
        "qsort": (known["sorts"] - order, found.of_object("libc", "sorts")),
        "callback": (order, found.itself("order")),
        "inlined": (known["lines"] / 4, found.itself("turn [inlined]")),
        "inlined line": (known["lines"] / 4, found.on_line("i < n; ++i)", "// inlined turns")),
        "other line": (known["lines"] * 3 / 4, found.on_line("i < 3 * TURNS; ++i)", "// other turns")),
        "line of callback": (order, found.on_line("i < 80; ++i)", "// turns of order")),
    }
    said = json.dumps({"known": known, "samples": found.samples, "all": found.all, "expected and found": expected})
    assert found.samples > 200, said
    for name, (milliseconds, shown) in expected.items():
        share = milliseconds / known["all"]
        error = (share * (1 - share) / found.samples) ** 0.5
        assert abs(shown / found.all - share) < 4 * error + 0.02, f"{name}: {said}"
    spent = found.all + found.report["overhead"]["ns"] / 1e6
    assert 0.95 < spent / known["all"] < 1.05, said


main()
