"""Compares what a report says of inlined.cpp with what is known of it, and its stacks with those of other tools.

usage: inlined.py REPORT.json STACKS.folded [pprof TRACES | perf SCRIPT]
  REPORT.json, STACKS.folded   reports of the same profile
  TRACES                       what go tool pprof -traces says of it
  SCRIPT                       what perf script --inline -F ip,sym says of the program without a profiler
"""
import collections
import json
import re
import sys

# Turns of each function's own loop, in each call of `work` and `calls`.
TURNS = {"shapes::Circle::area [inlined]": 4, "shapes::measure<shapes::Circle> [inlined]": 2, "draw [inlined]": 1, "work": 1,
         "both [inlined]": 3, "both": 1}
DEEPEST = ("work", "draw [inlined]", "shapes::measure<shapes::Circle> [inlined]", "shapes::Circle::area [inlined]")


def check_known(report):
    functions = {function.get("display_name", function["name"]): function for function in report["functions"]}
    samples = sum(function["cpu_samples"] for function in functions.values())
    whole = sum(function["self_ns"] for function in functions.values())
    assert samples > 100, samples
    assert abs(whole - report["cpu_ns"]) < 0.001 * whole, (whole, report["cpu_ns"])
    for name, turns in TURNS.items():
        share, found = turns / sum(TURNS.values()), functions[name]["self_ns"] / whole
        error = (share * (1 - share) / samples) ** 0.5
        assert abs(found - share) < 4 * error + 0.02, (name, found, share, error)
    for name in ("work", "calls", "both"):
        assert functions[name]["calls"] == 40000 and functions[name]["kind"] == "function", functions[name]
    for name in TURNS:
        if "inlined" in name:
            assert functions[name]["calls"] == 0 and functions[name]["kind"] == "inlined", functions[name]
            assert functions[name]["file"].endswith("inlined.cpp") and functions[name]["line"], functions[name]


def inwards(stack):
    """The part of a stack, from the outermost function inwards, that the program and its profile have in common."""
    starts = [i for i, name in enumerate(stack) if name in ("work", "calls")]
    return tuple(stack[starts[0]:]) if starts else None


def counted(stacks):
    sums = collections.Counter()
    for stack, value in stacks:
        if value > 0:
            sums[inwards(stack)] += value
    del sums[None]
    return sums


def folded(text):
    for line in text.splitlines():
        stack, value = line.rsplit(" ", 1)
        yield [name.replace("_[inlined]", " [inlined]") for name in stack.split(";")], int(value)


def traces(text):
    """Yields the stacks of pprof, which marks inlined functions by itself, too."""
    for block in re.split(r"^-+\+-+\n", text, flags=re.MULTILINE)[1:]:
        lines = [line.strip() for line in block.splitlines() if line.strip()]
        if lines:
            value, lines[0] = lines[0].split(None, 1)
            names = [line.replace(" [inlined] (inline)", " [inlined]") for line in lines]
            assert not any("(inline)" in name for name in names), names
            yield names[::-1], 0 if value == "0" else 1


def script(text):
    for block in re.split(r"\n\s*\n", text):
        names = [line.split(None, 1)[1] for line in block.splitlines() if len(line.split(None, 1)) > 1]
        names = [re.sub(r"^void |\(.*\)$", "", name.replace(" (inlined)", "")) + (" [inlined]" if "(inlined)" in name else "")
                 for name in names]
        yield names[::-1], 1


def require_same(ours, others, least):
    """Each stack that has that part of one of them is in the other one."""
    for some, rest in ((ours, others), (others, ours)):
        for stack, value in some.items():
            assert value < least * sum(some.values()) or rest[stack] > 0, (stack, value, ours, others)
    assert ours[DEEPEST] > 0 and others[DEEPEST] > 0, (ours, others)


def contents(name):
    with open(name, encoding="utf-8") as file:
        return file.read()


def main():
    check_known(json.loads(contents(sys.argv[1])))
    ours = counted(folded(contents(sys.argv[2])))
    assert ours[DEEPEST] > 0, ours
    if sys.argv[3:4] == ["pprof"]:
        require_same(ours, counted(traces(contents(sys.argv[4]))), 0)
    elif sys.argv[3:4] == ["perf"]:
        require_same(ours, counted(script(contents(sys.argv[4]))), 0.03)


main()
