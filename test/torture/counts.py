"""Counts of one run from three sources, and how they must agree.

The sources are the profiler's report, the entry counters of LLVM's profile-guided optimisation, and what the
program itself counted (generate/prelude.h).
"""

import json
import re

from toolchain import Failure

OUTSIDE = "?"


class Report:
    def __init__(self, text):
        self.json = json.loads(text)
        self.calls = sums((f["name"], f["calls"]) for f in self.json["functions"])
        self.edges = sums(((e["caller"], e["callee"]), e["calls"]) for e in self.json["edges"])
        memory = self.json["memory"]
        self.memory = tuple(memory[f"total_{key}"] for key in
                            ("allocations", "allocated_bytes", "deallocations"))
        self.dropped = {key: value for key, value in self.json["dropped"].items()
                        if value and key not in ("timed_calls", "flat_calls")}


class Truth:
    """What the program itself counted."""

    def __init__(self, text):
        self.edges, self.memory = {}, (0, 0, 0)
        for line in text.splitlines():
            word, *rest = line.split()
            if word == "edge":
                self.edges[rest[0], rest[1]] = int(rest[2])
            else:
                self.memory = tuple(int(number) for number in rest)


def sums(pairs):
    total = {}
    for key, value in pairs:
        total[key] = total.get(key, 0) + value
    return total


def entry_indices(ir):
    """Returns, by symbol, which of a function's counters is in its entry block; it is not
    always the first."""
    indices = {}
    for name, entry_block in re.findall(
            r'^define [^@]*@"?([^"(]+)"?\(.*\{\n(?:[\w.$-]+:.*\n)?((?:(?![\w.$-]+:|\}).*\n)*)', ir, re.M):
        counter = re.search(r"@llvm\.instrprof\.increment\(.*i32 (\d+)\)", entry_block)
        if counter:
            indices[name] = int(counter.group(1))
    return indices


def entry_counts(text, ir):
    """Returns entry counters by symbol, from `llvm-profdata show --all-functions --counts`."""
    indices, counts = entry_indices(ir), {}
    for name, numbers in re.findall(r"^  (\S+):\n(?:    .*\n)*?    Block counts: \[(.+)\]", text, re.M):
        symbol = re.split(r"[:;]", name)[-1]
        if symbol in indices:
            counts[symbol] = int(numbers.split(",")[indices[symbol]])
    if not counts:
        raise Failure("expected entry counters, found none")
    return counts


def compare_with_entries(report, entries, plan):
    """Compares calls with entry counters. Returns the names that are left out, with reasons; `plan`
    is a function that prints the plan."""
    left_out, reasons = {}, None
    for name in sorted(set(entries) | set(report.calls)):
        expected, found = entries.get(name), report.calls.get(name, 0)
        if expected == found or (expected is None and found == 0):
            continue
        if reasons is None:
            reasons = dict(re.findall(r"^(\S+): not instrumented: (.*)$", plan(), re.M))
        if name not in reasons or found:
            raise Failure(f"{name}: expected {expected} calls by the entry counter, found {found}")
        left_out[name] = reasons[name]
    return left_out


def check_sums(report):
    """Checks that each function is entered as often as it is called."""
    entered = sums((callee, calls) for (_, callee), calls in report.edges.items())
    for name in sorted(set(entered) | set(report.calls)):
        if entered.get(name, 0) != report.calls.get(name, 0):
            raise Failure(f"{name}: expected edges of {report.calls.get(name, 0)} calls in all, "
                          f"found {entered.get(name, 0)}")
    if report.dropped:
        raise Failure(f"expected nothing dropped, found {report.dropped}")


def check_memory(report, truth):
    if report.memory != truth.memory:
        raise Failure(f"expected allocations, bytes and frees {truth.memory}, found {report.memory}")


def check_edges(report, truth, names):
    """Checks that every call that the program counted has its edge, and that no other edge
    has more calls than those whose caller the program could not know."""
    for caller in names:
        for callee in names:
            expected = truth.edges.get((caller, callee), 0)
            found = report.edges.get((caller, callee), 0)
            unknown = truth.edges.get((OUTSIDE, callee), 0)
            if not expected <= found <= expected + unknown:
                more = f" to {expected + unknown}" if unknown else ""
                raise Failure(f"edge {caller} -> {callee}: expected {expected}{more} calls, found {found}")
