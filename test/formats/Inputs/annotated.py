"""Compares the costs beside lines with what the loops of lines.c are known to take.

usage: annotated.py SOURCE-VIEW ASSEMBLY-VIEW
"""
import re
import sys

UNITS = {"ns": 1e-9, "µs": 1e-6, "ms": 1e-3, "s": 1}


def seconds(text):
    number, unit = text.split()
    return float(number.replace(",", "")) * UNITS[unit]


def row(view, end):
    """The only row of the source view that ends in `end`."""
    found = [line for line in view.splitlines() if line.endswith(end)]
    assert len(found) == 1, (end, found)
    return found[0]


def on_line(view, number, text):
    """What a line without a function spent, which is nothing if no sample found it."""
    cell = re.match(rf" +([\d.,]+ \S+)? +{number} ", row(view, text)).group(1)
    return seconds(cell) if cell else 0


def check_lines(view):
    assert re.search(r"self +total +calls +on line +calls made +bytes +allocations +line", view), view
    time = r"([\d.,]+ \S+)"
    function = seconds(re.match(rf" *{time} +{time} +40 ", row(view, "void work(long n) {")).group(1))
    one = on_line(view, 8, "i < n; ++i)") + on_line(view, 9, "/* one */")
    three = on_line(view, 14, "i < 3 * n; ++i)") + on_line(view, 15, "/* three */")
    # Two fifths are far beyond the noise of a hundred samples.
    assert 0.25 * 0.6 < one / function < 0.25 * 1.4, (one, three, function)
    assert 0.75 * 0.8 < three / function <= 1, (one, three, function)
    assert re.search(r" 3.91 KiB +40 +16    kept = malloc", view), view


def check_assembly(view):
    assert re.search(r"^work: [\d.]+ m?s in \d+ samples$", view, re.MULTILINE), view
    assert re.search(r"spin lines\.c:9 ← work lines\.c:13", view), view
    costs = re.findall(r"^ *([\d.]+ \S+) +([\d.]+) % +([\d,]+) +([0-9a-f]+)  \w", view, re.MULTILINE)
    samples = sum(int(cost[2].replace(",", "")) for cost in costs)
    whole = int(re.search(r"in ([\d,]+) samples$", view, re.MULTILINE).group(1).replace(",", ""))
    assert samples == whole and samples > 50, (samples, whole)
    assert abs(sum(float(cost[1]) for cost in costs) - 100) < 2, costs
    assert len(re.findall(r"^ +[0-9a-f]+  \w", view, re.MULTILINE)) > 10, view


with open(sys.argv[1], encoding="utf-8") as source:
    check_lines(source.read())
with open(sys.argv[2], encoding="utf-8") as assembly:
    check_assembly(assembly.read())
